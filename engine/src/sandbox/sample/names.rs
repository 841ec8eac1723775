//! Given names and surnames for generated people: common ones of people who live in the Netherlands and Belgium.
//!
//! Within each list no two names give the same address once accents, spaces and capitals are gone; a test sees to it.

/// Given names, separated by commas.
pub(super) const GIVEN: &str =
    "Aaltje,Adam,Ahmed,Aisha,Akin,Albert,Alejandra,Alina,Amal,Amber,Anders,Andrea,Anke,Anton,Arno,\
    Astrid,Aukje,Ayşe,Babette,Barend,Bastiaan,Beatriz,Berend,Bilal,Birgit,Bodil,Boris,Bram,Britt,\
    Camille,Carmen,Casper,Catarina,Cemil,Chantal,Charlotte,Coen,Corine,Cyril,Dagmar,Damian,Danique,\
    David,Desta,Diana,Diederik,Dilara,Dorien,Driss,Eelco,Efua,Eline,Elke,Emin,Eric,Esther,Evert,\
    Faisal,Farida,Fatima,Femke,Filip,Floor,Floris,Frank,Frederik,Gaby,Geert,Gerda,Gijs,Greet,Guus,\
    Hakan,Halima,Hanna,Harm,Heleen,Hugo,Ibrahim,Ilse,Imane,Inge,Ismail,Ivar,Jacoba,Jasmijn,Jelle,\
    Jolanda,Jonas,Jorrit,Judith,Jules,Kaat,Karim,Katja,Kees,Khadija,Kim,Klaas,Koen,Kwame,Lamin,Laura,\
    Leila,Leon,Lidewij,Lieke,Lionel,Loes,Luuk,Magda,Malik,Manon,Marit,Markus,Matthijs,Meike,Menno,\
    Merel,Mieke,Milan,Minh,Mohamed,Moniek,Naima,Nathalie,Nico,Nienke,Nina,Oluwaseun,Otto,Paula,Pelin,\
    Petra,Quirine,Rachida,Ramon,Rasmus,Reinier,Renske,Rik,Roos,Rosalie,Sadia,Saskia,Selma,Serge,Siham,\
    Simone,Sjoerd,Stijn,Susanne,Sybren,Tamara,Tariq,Teun,Thea,Thijs,Tineke,Tobias,Tuan,Ursula,\
    Valentina,Veerle,Vera,Wessel,Wilma,Xander,Yasmin,Ype,Yvonne,Zainab,Zoë";

/// Surnames, separated by commas.
pub(super) const SURNAMES: &str =
    "Abbink,Achterberg,Aerts,Akkerman,Albers,Alkema,Amrani,Asante,Aslan,Baars,Bakhuis,Baptista,Barends,\
    Batenburg,Beekman,Benjelloun,Bex,Bieleman,Blaauw,Bleeker,Boateng,Boersma,Bogaerts,Bolhuis,Bosma,\
    Bouwmeester,Brands,Breukink,Bruinsma,Buitenhuis,Castelijn,Claessens,Cools,Cornelissen,Coşkun,\
    Da Costa,Damen,Dekkers,Demirci,Diallo,Dijkman,Doornbos,Driessen,Duursma,Eekhout,Elzinga,Engels,\
    Ennaji,Evers,Fahmi,Feenstra,Ferreira,Fokkema,Geerts,Gerritsen,Goossens,Govaerts,Groen,Haan,\
    Hamming,Hansen,Harmsen,Heijnen,Hendriks,Hofstra,Hoogland,Huisman,Idrissi,Jacobs,Janse,Jonker,\
    Kamphuis,Karaca,Keizer,Kiers,Klomp,Kloosterman,Koopmans,Korteweg,Kramer,Kroon,Kuiper,Kurt,Lammers,\
    Leemans,Lemmens,Lindeman,Lubbers,Maas,Maes,Marchand,Martens,Mertens,Meulenbelt,Michiels,Moerman,\
    Molenaar,Monteiro,Mostafa,Mulders,Nauta,Nguyen,Nieuwenhuis,Nijland,Noordhof,Oomen,Osman,Otten,\
    Palmen,Pauwels,Peters,Pham,Pietersma,Ploeg,Pronk,Raaijmakers,Ramautar,Reinders,Renkema,Rietveld,\
    Rijken,Roelofs,Romijn,Rosema,Ruijter,Sahin,Sanders,Schipper,Schouten,Sikkema,Simons,Sloots,\
    Snijders,Spaans,Steenbergen,Stegeman,Swinkels,Sørensen,Tahiri,Tamminga,Teunissen,Tiemens,Timmer,\
    Tolsma,Tuinstra,Uyar,Veenstra,Verhagen,Verhoeven,Verkerk,Vermeer,Vink,Vlaming,Vonk,Waterman,\
    Weerts,Wessels,Wiersma,Willemsen,Witteveen,Wolthuis,Yıldırım,Zandstra,Zeegers,Zijlstra,Zomer,\
    de Gier,de Groot,de Lange,in ’t Veld,ten Brink,van Baal,van Boven,van Dalen,van Diepen,van Duin,\
    van Eijk,van Gelder,van Haaren,van Laar,van Lier,van Loon,van Oosten,van Rossum,van Vliet,\
    van Wijk,van Zuilen,van de Poel,van de Ven,van den Bergh,van den Bos,van den Hoek,van der Heijden,\
    van der Laan,van der Meer,van der Wal,Çelik,Özdemir";
