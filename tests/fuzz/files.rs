//! Tenant files, lists of Microsoft Graph, and lists of *Active users*: refused, or imported and the same again.

use zetel::catalog::{EditionId, RuleProfile};
use zetel::domain::{Actor, Organization, Role, Tenant, Time};
use zetel::exchange::{
    anonymized, export_tenant, export_users, import, Choice, Import, Importer, Limits, Refusal,
};
use zetel::sandbox::sample::{generate, waterlinie, SampleLanguage};

use crate::mutate::{Food, Random};

type Files = [(String, Vec<u8>)];

const OWNER: Actor = Actor { role: Role::Global };

/// Small enough to be met now and then.
fn limits() -> Limits {
    Limits {
        users: 60,
        groups: 12,
        products: 30,
        subscriptions: 40,
        plans: 100,
        group_work: 20_000,
        ..Limits::default()
    }
}

/// A tenant to import lists into.
fn current() -> Tenant {
    generate(3, 1)
}

fn in_pieces(files: &Files, current: &Tenant, random: &mut Random) -> Result<Import, Refusal> {
    let named = files
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.len() as u64));
    let mut importer = Importer::new(named.collect(), limits())?;
    let most = [1, 3, 40, 1_000][random.below(4)];
    for (_, bytes) in files {
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at((1 + random.below(most)).min(rest.len()));
            importer.feed(piece)?;
            rest = behind;
        }
        importer.end_file()?;
    }
    importer
        .finish()?
        .import(current, OWNER, current.clock, &Choice::default())
}

fn wrong(what: &str) -> Result<bool, String> {
    Err(what.to_owned())
}

/// What must be true of any files.
fn taken(files: &Files, current: &Tenant, random: &mut Random) -> Result<bool, String> {
    let before = current.clone();
    let whole = import(files, current, OWNER, &limits());
    if whole != in_pieces(files, current, random) {
        return wrong("it is something else in pieces");
    }
    if *current != before {
        return wrong("the tenant so far has changed");
    }
    let Ok(import) = whole else { return Ok(false) };
    same_again(&import)?;
    if random.one_in(4) {
        let (one, two) = (anonymized(&import.tenant, 7), anonymized(&import.tenant, 7));
        if one != two || one.places() != import.tenant.places() {
            return wrong("invented people differ");
        }
        let tenant = one;
        same_again(&Import { tenant, ..import })?;
    }
    Ok(true)
}

fn same_again(import: &Import) -> Result<(), String> {
    let text = export_tenant(&import.tenant, import.actor);
    let again = read("a", text.clone().into_bytes(), import.actor)?;
    if again.tenant != import.tenant || again.actor != import.actor {
        return Err("exported and imported it is another tenant".to_owned());
    }
    if export_tenant(&again.tenant, again.actor) != text {
        return Err("exported again it is another file".to_owned());
    }
    if !again.report.corrected.is_empty() {
        return Err(format!(
            "its own file had to be corrected: {:?}",
            again.report.corrected
        ));
    }
    Ok(())
}

/// Imports a file that must be fine.
fn read(name: &str, bytes: Vec<u8>, actor: Actor) -> Result<Import, String> {
    let nobody = Tenant::new(
        Organization::default(),
        EditionId::default(),
        RuleProfile::default(),
        Time::from_date(2021, 1, 1),
    );
    import(&[(name.to_owned(), bytes)], &nobody, actor, &Limits::default())
        .map_err(|refusal| format!("its own file is refused: {refusal:?}"))
}

fn tenants() -> Vec<Vec<u8>> {
    let small = generate(12, 3);
    let text = export_tenant(&small, OWNER);
    let tiny = r#"{"organization":{"displayName":"A","countryLetterCode":"NL","verifiedDomains":[{"name":"a.example","isDefault":true}]},
"subscribedSkus":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuPartNumber":"ENTERPRISEPACK","capabilityStatus":"Enabled","appliesTo":"User","prepaidUnits":{"enabled":2,"warning":1,"suspended":0,"lockedOut":0},"consumedUnits":1,"servicePlans":[{"servicePlanId":"a23b959c-7ce8-4e57-9140-b90eb88a9e97","servicePlanName":"SWAY","provisioningStatus":"Success","appliesTo":"User"}]}],
"users":[{"id":"00000000-0000-0000-0000-000000000001","displayName":"Anna","userPrincipalName":"anna@a.example","usageLocation":"NL","accountEnabled":true,"userType":"Member","department":"Sales","proxyAddresses":["SMTP:anna@a.example"],"assignedLicenses":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","disabledPlans":["a23b959c-7ce8-4e57-9140-b90eb88a9e97"]}],"licenseAssignmentStates":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","assignedByGroup":null,"disabledPlans":[],"state":"Active","error":"None"},{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","assignedByGroup":"00000000-0000-0000-0000-00000000000a","disabledPlans":[],"state":"Error","error":"CountViolation"}]}],
"deletedUsers":[{"id":"00000000-0000-0000-0000-000000000002","displayName":"Ben","userPrincipalName":"anna@a.example","deletedDateTime":"2022-03-18T19:49:35Z"}],
"subscriptions":[{"id":"00000000-0000-0000-0000-000000000020","skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","totalLicenses":2,"status":"Enabled","isTrial":true,"nextLifecycleDateTime":"2022-04-18T19:49:35Z","ownerType":"User","ownerId":"00000000-0000-0000-0000-000000000001"}],
"groups":[{"id":"00000000-0000-0000-0000-00000000000a","displayName":"G","securityEnabled":true,"groupTypes":["DynamicMembership"],"membershipRule":"user.department -eq \"Sales\"","assignedLicenses":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","disabledPlans":[]}],"members":[{"id":"00000000-0000-0000-0000-000000000001"}],"licenseProcessingState":{"state":"QueuedForProcessing"}}],
"zetel":{"format":1,"edition":"germany-2020","rules":"classic2020","actor":"license","prohibited":[{"country":"IR","servicePlanIds":["a23b959c-7ce8-4e57-9140-b90eb88a9e97"]}],"prepaid":["00000000-0000-0000-0000-000000000020"]}}"#;
    let stateless = tiny
        .replace("licenseAssignmentStates", "x")
        .replace("licenseProcessingState", "y");
    vec![
        text.into_bytes(),
        tiny.as_bytes().to_vec(),
        tiny.as_bytes().to_vec(),
        stateless.into_bytes(),
    ]
}

const KEYS: [&str; 30] = [
    "\"users\":[",
    "\"groups\":[",
    "\"subscribedSkus\":",
    "\"zetel\":{",
    "\"value\":[",
    "\"members\":[",
    "\"id\":",
    "null",
    "true",
    "\"deletedUsers\":",
    "\"subscriptions\":[",
    "\"organization\":",
    "\"assignedLicenses\":[",
    "\"skuId\":",
    "\"licenseAssignmentStates\":[",
    "\"@odata.context\":\"https://x/$metadata#users\",",
    "\"@odata.nextLink\":\"x\",",
    "\"deletedDateTime\":\"2020-02-30T00:00:00Z\",",
    "\"usageLocation\":\"QQ\",",
    "\"error\":\"Other\",",
    "\"state\":\"Error\",",
    "},{",
    "],[",
    "{}",
    "[]",
    ",",
    ":",
    "\"proxyAddresses\":[",
    "\"queue\":[",
    "\"deletedPlaces\":[",
];

#[test]
fn tenant_files() {
    let current = current();
    crate::feed("tenant files", &Food::new(tenants(), &KEYS), |input, random| {
        taken(&[("a.json".to_owned(), input.to_vec())], &current, random)
    });
}

/// Lists out of a tenant file, bare and as responses.
fn lists() -> Vec<Vec<u8>> {
    let mut lists: Vec<Vec<u8>> = Vec::new();
    for tenant in [generate(5, 3), current()] {
        let text = export_tenant(&tenant, OWNER);
        let all: serde_json::Value = serde_json::from_str(&text).unwrap();
        for (key, list) in all.as_object().unwrap() {
            if key == "zetel" {
                continue;
            }
            lists.push(list.to_string().into_bytes());
            let answer = serde_json::json!({
                "@odata.context": format!("https://graph.microsoft.com/v1.0/$metadata#{key}"),
                "value": list,
            });
            lists.push(answer.to_string().into_bytes());
        }
    }
    lists
}

#[test]
fn lists_of_graph() {
    let current = current();
    let food = Food::new(lists(), &KEYS);
    crate::feed("lists of Graph", &food, |input, random| {
        let mut files = vec![("1.json".to_owned(), input.to_vec())];
        for number in 0..random.below(3) {
            let good = &food.good[random.below(food.good.len())];
            files.push((format!("{}.json", number + 2), good.clone()));
        }
        taken(&files, &current, random)
    });
}

fn people() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for tenant in [waterlinie(SampleLanguage::Dutch), generate(6, 2)] {
        let text = export_users(&tenant, tenant.users().map(|(ix, _)| ix).take(20));
        all.push(text.replace(',', ";").into_bytes());
        all.push(text.into_bytes());
    }
    all.push(
        b"User principal name,Display name,Object Id,Licenses,Soft deletion time stamp,Block credential,Proxy addresses\n\
          a@a.example,\"A \"\"b\"\"\n\",,Office 365 E3+X + Y+Z,2022-03-18 19:49:35Z,WAAR,SMTP:a@b+smtp:c+d@e\n\
          b_c.example#EXT#@a.example,'=1,00000000-0000-0000-0000-000000000009,Unlicensed,,False,\n"
            .to_vec(),
    );
    all
}

const COLUMNS: [&str; 20] = [
    "User principal name",
    "Display name",
    "Object Id",
    "Licenses",
    "Usage location",
    "Country/Region",
    "Block credential",
    ",",
    ";",
    "\"\"",
    "\"",
    "\n",
    "\r\n",
    "+",
    "Office 365 E3",
    "Unlicensed",
    "#EXT#",
    "SMTP:",
    "'=",
    "True",
];

/// What a list of people says of them.
fn said(tenant: &Tenant) -> Vec<String> {
    let people = tenant
        .users()
        .map(|(_, user)| format!("{:?} {:?} {:?}", user.profile, user.usage_location, user.deleted));
    people.collect()
}

#[test]
fn lists_of_active_users() {
    let current = current();
    crate::feed(
        "lists of Active users",
        &Food::new(people(), &COLUMNS),
        |input, random| {
            let files = [("a.csv".to_owned(), input.to_vec())];
            if !taken(&files, &current, random)? {
                return Ok(false);
            }
            let one = import(&files, &current, OWNER, &limits()).unwrap().tenant;
            let text = export_users(&one, one.users().map(|(ix, _)| ix));
            if one.places() > 0 && said(&read("b.csv", text.into_bytes(), OWNER)?.tenant) != said(&one) {
                return wrong("written as CSV and read again they are others");
            }
            Ok(true)
        },
    );
}
