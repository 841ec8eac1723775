//! Names that try to get out of their quotes: of people, groups, products and services. The text has the shape that it
//! has with harmless names, and its literals are the names.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use zetel::domain::{
    AddUsers, Command, Contact, Domain, Group, MembershipRule, Product, Profile, Tenant, UserId,
};
use zetel::exchange::{read_request, split_requests, Request};
use zetel::script::Tool;

use crate::powershell::{tokens, Token};
use crate::shell::commands;
use crate::support::*;

/// What names are made of here.
const NASTY: [&str; 22] = [
    "'; Remove-MgUser -UserId x; '",
    "\u{2018}; x; \u{2019}",
    "\u{201A}\u{201B}",
    "''",
    "`n`\"",
    "$(Remove-Item x)",
    "\"$env:PATH\"",
    "a\nRemove-MgUser x",
    "a\r\n#",
    "# x",
    "###\nDELETE https://x/v1.0/users/y",
    "\u{202E}gnissap\u{202C}",
    "\u{2066}x\u{2069}\u{200F}",
    "'\\''; rm -rf /; '",
    "$(rm -rf /) `rm`",
    "--force",
    "-x",
    "\\",
    "\"}]}",
    "a\u{2028}b\u{0085}c",
    "a;b|c&d<e>f*?~",
    "@{x}",
];

/// The tenant with these words as the names of its group, its product and its service.
fn named(name: &str) -> Tenant {
    let mut tenant = tenant();
    let group = tenant.groups().next().unwrap().clone();
    tenant.add_group(Group {
        display_name: Arc::from(name),
        ..group
    });
    let mut product: Product = tenant.product(sku(E3)).unwrap().clone();
    product.part_number = Arc::from(name);
    product
        .plans
        .iter_mut()
        .for_each(|plan| plan.name = Arc::from(name));
    tenant.add_product(product);
    let domain = Domain {
        name: Arc::from(format!("{}.onmicrosoft.com", name.replace('.', ""))),
        is_default: false,
    };
    tenant.organization.domains.push(domain);
    tenant
}

/// Somebody new with this name everywhere.
fn newcomer(name: &str) -> Command {
    let mut profile = Profile::new(UserId::from_u128(99), name, "o'neill@contoso.example");
    let text = || Some(Arc::from(name));
    (profile.given_name, profile.surname, profile.department) = (text(), text(), text());
    profile.contact = Contact::of((0..Contact::TEXTS).map(|_| text())).if_known();
    Command::AddUsers(AddUsers {
        users: vec![Arc::new(profile)],
        usage_location: Some("NL".parse().unwrap()),
        add: vec![grant(E3, off(&[SWAY]), Default::default())],
        limit: None,
    })
}

/// What is done in every script here.
fn all(name: &str) -> Vec<Command> {
    let members = Command::ChangeMembers {
        group: group(),
        add: vec![ANNA, GITA],
        remove: vec![BRAM],
    };
    let rule = Command::MakeDynamic {
        group: group(),
        rule: MembershipRule::Department(Arc::from(name)),
    };
    let users = vec![GITA, BRAM];
    vec![
        newcomer(name),
        give(&users, vec![grant(E3, off(&[SWAY]), Default::default())]),
        members,
        rule,
        Command::DeleteUsers { users },
        Command::DeleteGroups {
            groups: vec![group()],
        },
    ]
}

/// The shape of a PowerShell script, and its literals. Nothing in its comments is unseen.
fn powershell_parts(text: &str) -> (Vec<Token>, BTreeSet<String>) {
    let unseen = |c: char| {
        let directions =
            matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        directions || c.is_control()
    };
    let mut literals = BTreeSet::new();
    let mut shape = tokens(text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    for token in &mut shape {
        match token {
            Token::Text(literal) => {
                literals.insert(std::mem::take(literal));
            }
            Token::Comment(comment) => assert!(!std::mem::take(comment).contains(unseen), "{text}"),
            Token::Word(_) | Token::End => {}
        }
    }
    (shape, literals)
}

/// The first words of the commands of a shell script with the options, and all of its words.
fn shell_parts(text: &str) -> (Vec<Vec<String>>, BTreeSet<String>) {
    let commands = commands(text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    let words = commands.iter().flatten().cloned().collect();
    let shape = commands.into_iter().map(|command| {
        let mut after_option = false;
        let kept = command.into_iter().filter(|word| {
            let keep = !after_option;
            after_option = keep && word.starts_with("--") && word != "--force";
            keep
        });
        kept.map(|word| word.split('=').next().unwrap_or_default().to_owned())
            .collect()
    });
    (shape.collect(), words)
}

fn holds_its_shape(name: &str) {
    let (tenant, plain) = (named(name), named("plain"));
    for tool in [Tool::GraphPowerShell, Tool::MsOnline, Tool::AzureAd] {
        let text = script(&tenant, tool, &all(name)).text;
        let (shape, literals) = powershell_parts(&text);
        let (expected, _) = powershell_parts(&script(&plain, tool, &all("plain")).text);
        assert_eq!(shape, expected, "{tool:?} {name:?}\n{text}");
        assert!(literals.contains(name), "{tool:?} {name:?}\n{text}");
        assert!(literals.contains("o'neill@contoso.example"), "{tool:?}\n{text}");
    }
    let text = script(&tenant, Tool::Cli, &all(name)).text;
    let (_, words) = shell_parts(&text);
    let dashed = name.starts_with('-').then(|| format!("--displayName={name}"));
    assert!(
        words.contains(&dashed.unwrap_or_else(|| name.to_owned())),
        "{name:?}\n{text}"
    );
    if !name.starts_with('-') {
        let (shape, _) = shell_parts(&text);
        let (expected, _) = shell_parts(&script(&plain, Tool::Cli, &all("plain")).text);
        assert_eq!(shape, expected, "{name:?}\n{text}");
    }

    let text = script(&tenant, Tool::Graph, &all(name)).text;
    let parts = split_requests(&text);
    let expected = script(&plain, Tool::Graph, &all("plain")).text;
    assert_eq!(parts.len(), split_requests(&expected).len(), "{text}");
    let Ok(Request::One(asked)) = read_request(parts[0], &tenant) else {
        panic!("{text}")
    };
    let Ok(Command::AddUsers(add)) = asked.operation.map(|operation| operation.command) else {
        panic!("{text}")
    };
    let (profile, contact) = (&add.users[0], add.users[0].contact.clone().unwrap());
    let texts = contact.texts().map(|text| text.as_deref());
    assert!(texts.iter().all(|text| *text == Some(name)), "{text}");
    assert_eq!(&*profile.display_name, name);
    assert_eq!(profile.surname.as_deref(), Some(name));
}

#[test]
fn no_name_gets_out_of_its_quotes() {
    NASTY.iter().for_each(|name| holds_its_shape(name));
}

#[test]
fn somebody_with_an_odd_user_name_is_named_by_id() {
    let command = [give(&[GITA], vec![grant(E1, off(&[]), Default::default())])];
    for tool in Tool::ALL {
        let text = script(&tenant(), tool, &command).text;
        assert!(!text.contains("#EXT#"), "{tool:?}\n{text}");
        assert!(
            text.contains("00000000-0000-0000-0000-000000000004"),
            "{tool:?}\n{text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Pieces of nasty names in any order, and any other letters.
    #[test]
    fn any_name_stays_in_its_quotes(
        pieces in prop::collection::vec(0..NASTY.len(), 0..4),
        other in "\\PC{1,12}",
    ) {
        let name: String = pieces.into_iter().map(|at| NASTY[at]).chain([other.as_str()]).collect();
        if !name.trim().is_empty() && name.chars().count() <= 40 {
            holds_its_shape(&name);
        }
    }
}
