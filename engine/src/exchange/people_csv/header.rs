//! Which column of a list is which: the names that columns have, by language and origin, and the kinds of lists that
//! follow from them.
//!
//! Names are compared by letters and digits alone. Of two columns that say the same, the first one counts.

use super::columns::{Column, Kind, COLUMNS};
use super::product_names::{folded, is_among};

/// The names in a list of people, folded, with spaces between them: the admin center's in English, Dutch and German,
/// Graph's own, and those that PowerShell and usage reports have.
const PEOPLE: &[(Column, &str)] = &[
    (
        Column::Address,
        "userprincipalname userprincipalnameupn upn username userlogonname gebruikersprincipalnaam \
         principalnaamvangebruiker gebruikersnaam aanmeldnaam benutzerprinzipalname benutzerprinzipalnameupn \
         benutzername anmeldename",
    ),
    (Column::DisplayName, "displayname weergavenaam anzeigename"),
    (
        Column::Synced,
        "dirsyncenabled directorysynced onpremisessyncenabled onpremisessync directorysyncenabled \
         adreslijstsynchronisatieingeschakeld synchronisatieingeschakeld gesynchroniseerd \
         verzeichnissynchronisierungaktiviert verzeichnissynchronisiert synchronisiert",
    ),
    (
        Column::Id,
        "objectid id userid azureadobjectid externaldirectoryobjectid gebruikersid objektid benutzerid",
    ),
    (Column::GivenName, "firstname givenname voornaam vorname"),
    (Column::Surname, "lastname surname achternaam nachname familienname"),
    (
        Column::DeletedAt,
        "softdeletiontimestamp deleteddatetime deleteddate deletiontimestamp softdeletedon verwijderdop \
         verwijderingsdatum tijdstempelvoorvoorlopigverwijderen tijdstempelvanvoorlopigeverwijdering \
         geloschtam gelöschtam löschdatum zeitstempelfürvorläufigeslöschen",
    ),
    (Column::IsDeleted, "isdeleted deleted isverwijderd verwijderd istgelöscht gelöscht"),
    (Column::JobTitle, "title jobtitle functie functietitel titel position berufsbezeichnung"),
    (Column::Department, "department afdeling abteilung"),
    (Column::City, "city plaats stad woonplaats ort stadt"),
    (
        Column::Country,
        "countryorregion countryregion country landofregio landregio land landoderregion landregion",
    ),
    (
        Column::Office,
        "office officelocation officenumber physicaldeliveryofficename kantoor kantoorlocatie kantoornummer \
         büro bürostandort büronummer",
    ),
    (
        Column::State,
        "stateorprovince state staatofprovincie provincie bundesland bundeslandoderkanton bundeslandkanton \
         staatoderprovinz",
    ),
    (
        Column::UsageLocation,
        "usagelocation gebruikslocatie verbruikslocatie locatievangebruik nutzungsstandort \
         verwendungsstandort verwendungsort nutzungsort",
    ),
    (
        Column::Blocked,
        "blockcredential signinblocked blocksignin issigninblocked blocked isblocked accountdisabled \
         aanmeldengeblokkeerd aanmeldinggeblokkeerd aanmeldenblokkeren geblokkeerd referentieblokkeren \
         referentiesblokkeren anmeldungblockiert anmeldenblockiert anmeldunggesperrt anmeldungblockieren \
         blockiert gesperrt",
    ),
    (
        Column::Enabled,
        "accountenabled enabled isenabled signinstatus signinallowed accountstatus accountingeschakeld \
         ingeschakeld aanmeldstatus aanmeldingsstatus statusvanaanmelding aanmeldentoegestaan kontoaktiviert \
         aktiviert anmeldestatus anmeldungsstatus anmeldungzulässig",
    ),
    (Column::UserType, "usertype gebruikerstype typegebruiker benutzertyp"),
    (
        Column::Licenses,
        "licenses license licences licence assignedproducts assignedproduct assignedlicenses assignedlicense \
         productlicenses licensenames licensename products product productname productnames skupartnumber \
         skupartnumbers accountskuid accountskuids sku skus licenties licentie toegewezenproducten \
         toegewezenlicenties productlicenties producten productnaam lizenzen lizenz zugewieseneprodukte \
         zugewiesenelizenzen produktlizenzen produkte produkt produktname",
    ),
    (Column::SkuIds, "skuid skuids licenseskuid assignedlicensesskuid"),
    (Column::MobilePhone, "mobilephone mobile mobielnummer mobieletelefoon mobiel mobiltelefon handy"),
    (
        Column::OfficePhone,
        "phonenumber telephonenumber officephone businessphones telefoonnummer telefoon telefoonwerk \
         zakelijketelefoon telefonnummer telefon telefongeschäftlich",
    ),
    (Column::PostalCode, "postalcode ziporpostalcode zip postcode postleitzahl plz"),
    (Column::StreetAddress, "streetaddress address adres straat straatnaam straße strasse adresse"),
    (Column::Fax, "fax faxnumber faxnummer"),
    (Column::ReportDate, "reportrefreshdate"),
    (Column::ProxyAddresses, "proxyaddresses proxyadressen emailaliases"),
];

/// The names in a list of quantities: the page *Licenses* and what PowerShell and the CLI write of `subscribedSkus`.
const QUANTITIES: &[(Column, &str)] = &[
    (
        Column::Product,
        "producttitle productname product name skupartnumber accountskuid producttitel productnaam naam \
         produkttitel produktname produkt",
    ),
    (Column::SkuIds, "skuid"),
    (
        Column::Total,
        "totallicenses totallicences total activeunits enabledunits enabled prepaidunitsenabled quantity \
         totaalaantallicenties totaleaantallicenties totalelicenties licentiestotaal totaal aantal \
         gesamtzahlderlizenzen lizenzeninsgesamt lizenzengesamt gesamtlizenzen gesamt anzahl",
    ),
    (Column::Warning, "warningunits warning prepaidunitswarning"),
    (
        Column::Expired,
        "expiredlicenses expiredlicences expired suspendedunits suspended prepaidunitssuspended \
         verlopenlicenties verlopen abgelaufenelizenzen abgelaufen",
    ),
    (
        Column::Assigned,
        "assignedlicenses assignedlicences assigned consumedunits consumed toegewezenlicenties toegewezen \
         zugewiesenelizenzen zugewiesen",
    ),
];

/// How the column is called that every list of people must have.
const ADDRESS_NAME: &str = "User principal name";

/// How the column is called that every list of quantities must have.
const TOTAL_NAME: &str = "Total licenses";

/// The columns that only a usage report has, folded.
const USAGE_REPORT: [&str; 2] = ["reportrefreshdate", "reportperiod"];

/// What the names of columns come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Known {
    /// A list of this kind.
    List(Kind),
    /// Nearly one: this column is missing.
    Lacks(&'static str),
    /// Nobody knows any of them.
    Nothing,
}

/// Where each [`Column`] stands in a list.
pub(super) type Places = [Option<usize>; COLUMNS];

/// What a list with these columns is, and how many of them are known.
pub(super) fn known<'n>(names: impl Iterator<Item = &'n str>) -> (Known, usize) {
    let names: Vec<String> = names.map(folded).collect();
    let (people, quantities) = (found(&names, PEOPLE), found(&names, QUANTITIES));
    let has = |places: &Places, column: Column| places.get(column as usize).copied().flatten().is_some();
    let count = |places: &Places| places.iter().flatten().count();
    if has(&people, Column::Address) {
        let is_report = names.iter().any(|name| USAGE_REPORT.contains(&name.as_str()));
        let kind = if is_report {
            Kind::UsageReport
        } else {
            Kind::People
        };
        return (Known::List(kind), count(&people));
    }
    let product = has(&quantities, Column::Product) || has(&quantities, Column::SkuIds);
    if product && has(&quantities, Column::Total) {
        return (Known::List(Kind::Quantities), count(&quantities));
    }
    if product && has(&quantities, Column::Assigned) {
        return (Known::Lacks(TOTAL_NAME), count(&quantities));
    }
    match count(&people) {
        0 | 1 => (Known::Nothing, 0),
        known => (Known::Lacks(ADDRESS_NAME), known),
    }
}

/// Where the columns of this kind of list stand.
pub(super) fn places(names: &[String], kind: Kind) -> Places {
    let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
    match kind {
        Kind::People | Kind::UsageReport => found(&names, PEOPLE),
        Kind::Quantities => found(&names, QUANTITIES),
    }
}

fn found(names: &[String], table: &[(Column, &str)]) -> Places {
    let mut places: Places = [None; COLUMNS];
    for (place, name) in names.iter().enumerate() {
        let known = table.iter().find(|(_, known)| is_among(name, known));
        if let Some(to) = known.and_then(|(column, _)| places.get_mut(*column as usize)) {
            to.get_or_insert(place);
        }
    }
    places
}
