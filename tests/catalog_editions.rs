//! Editions and countries: names, facts, and reading of good and bad texts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use zetel::catalog::{
    countries, AddUserFlow, AppsFlow, CountryCode, EditionId, HoldersFlow, ManyUsersChoice, ManyUsersFlow,
    OneUserFlow, Page, QuantityFlow, RequestsFlow, RuleProfile, SelectControl, Year,
};

#[test]
fn editions_are_named_and_read_back() {
    let cases = [
        (EditionId::Worldwide2020, "worldwide-2020"),
        (EditionId::Worldwide2025, "worldwide-2025"),
        (EditionId::Worldwide2026, "worldwide-2026"),
        (EditionId::Vianet2020, "21vianet-2020"),
        (EditionId::Germany2020, "germany-2020"),
    ];
    assert_eq!(cases.map(|case| case.0), EditionId::ALL);
    for (id, name) in cases {
        assert_eq!(id.as_str(), name);
        assert_eq!(id.to_string(), name);
        assert_eq!(EditionId::parse(name), Some(id));
        assert_eq!(id.edition().id, id);
    }
    for bad in [
        "",
        "worldwide",
        "worldwide-2021",
        "Worldwide-2020",
        "germany-2020 ",
    ] {
        assert_eq!(EditionId::parse(bad), None, "{bad}");
    }
    assert_eq!(EditionId::default(), EditionId::Worldwide2020);
}

#[test]
fn what_the_articles_say_of_each_cloud() {
    let world = EditionId::Worldwide2020.edition();
    assert!(world.has_product_page() && world.has(Page::Licenses) && !world.is_historic());
    assert_eq!(world.product_page_limit, Some(20));
    assert_eq!(world.select, SelectControl::Circle);
    assert_eq!(world.many_users, ManyUsersFlow::MoreOptions);
    assert_eq!(world.one_user, OneUserFlow::LicensesAndApps);
    assert_eq!(world.add_user, AddUserFlow::Wizard);
    assert_eq!(
        (
            world.closes.many_users,
            world.closes.one_user,
            world.closes.product_page
        ),
        (1, 0, 1)
    );
    assert_eq!(world.quantity, QuantityFlow::YourProducts);
    assert!(world.notice.is_none());

    for id in [EditionId::Vianet2020, EditionId::Germany2020] {
        let edition = id.edition();
        assert!(
            !edition.has_product_page() && edition.product_page_limit.is_none(),
            "{id}"
        );
        assert_eq!(edition.select, SelectControl::Box);
        assert_eq!(edition.many_users, ManyUsersFlow::BulkActions);
        assert_eq!(edition.one_user, OneUserFlow::ProductLicensesRow);
        assert_eq!(edition.add_user, AddUserFlow::SinglePane);
        assert_eq!((edition.closes.many_users, edition.closes.one_user), (2, 2));
        assert_eq!(edition.quantity, QuantityFlow::Subscriptions);
    }
    let china = EditionId::Vianet2020.edition();
    assert_eq!(china.notice.map(|notice| notice.label), Some("msg.adminChanging"));
    assert!(!china.is_historic());
    let germany = EditionId::Germany2020.edition();
    assert!(germany.notice.is_none() && germany.is_historic());
    assert_eq!(germany.closed, Some("2021-10-29"));
    for id in [
        EditionId::Worldwide2020,
        EditionId::Vianet2020,
        EditionId::Germany2020,
    ] {
        let edition = id.edition();
        assert_eq!(
            (edition.rules, edition.names),
            (RuleProfile::Classic2020, Year::Then)
        );
        assert_eq!(
            edition.many_users_choices,
            [ManyUsersChoice::Add, ManyUsersChoice::Replace]
        );
        assert_eq!(edition.apps, AppsFlow::UnderProducts);
        assert!(edition.ends_with_done.is_empty() && !edition.one_selected_opens_user);
        assert!(!edition.groups_admin_assigns && !edition.assigns_on_licenses);
        assert!(edition.requests.is_none() && !edition.auto_claim);
    }
    for id in EditionId::ALL {
        assert!(id.edition().has(Page::ActiveUsers));
    }
}

#[test]
fn what_came_after_2020_worldwide() {
    use ManyUsersChoice::{Add, Replace, UnassignAll};
    for id in [EditionId::Worldwide2025, EditionId::Worldwide2026] {
        let edition = id.edition();
        assert_eq!(
            (edition.rules, edition.names),
            (RuleProfile::Current2025, Year::Today)
        );
        assert_eq!(edition.many_users, ManyUsersFlow::CommandBar);
        assert_eq!(edition.many_users_choices, [Add, Replace, UnassignAll]);
        assert_eq!(edition.ends_with_done, [Add, UnassignAll]);
        assert_eq!(edition.one_user, OneUserFlow::LicensesAndApps);
        assert_eq!(edition.apps, AppsFlow::Section);
        assert_eq!(edition.quantity, QuantityFlow::BuyOrRemove);
        assert_eq!(edition.select, SelectControl::Circle);
        assert_eq!(edition.product_page_limit, Some(20));
        assert!(edition.has_product_page() && !edition.is_historic());
    }
    // id, how a product's page shows holders, assigns on Licenses, and may a Groups admin assign, how requests are answered, admin center
    let differ = [
        (
            EditionId::Worldwide2025,
            HoldersFlow::UsersAndGroups,
            false,
            RequestsFlow::Submit,
            "https://admin.microsoft.com",
        ),
        (
            EditionId::Worldwide2026,
            HoldersFlow::OneList,
            true,
            RequestsFlow::ApproveOrReject,
            "https://admin.cloud.microsoft",
        ),
    ];
    for (id, holders, later, requests, home) in differ {
        let edition = id.edition();
        assert_eq!(edition.holders, holders);
        assert_eq!(edition.assigns_on_licenses, later, "{id}");
        assert_eq!(edition.groups_admin_assigns, later, "{id}");
        assert_eq!(
            (edition.requests, edition.auto_claim),
            (Some(requests), true),
            "{id}"
        );
        assert_eq!(edition.links.admin_center, home);
    }
}

#[test]
fn links_are_those_of_the_articles() {
    let cases = [
        (
            EditionId::Worldwide2020,
            "https://admin.microsoft.com",
            [834_822, 842_264, 842_054],
        ),
        (
            EditionId::Vianet2020,
            "https://portal.partner.microsoftonline.cn",
            [850_628, 850_625, 850_626],
        ),
        (
            EditionId::Germany2020,
            "https://portal.office.de/adminportal",
            [847_686, 848_038, 847_745],
        ),
    ];
    for (id, home, numbers) in cases {
        let links = &id.edition().links;
        assert_eq!(links.admin_center, home);
        for (link, number) in [links.active_users, links.licenses, links.quantities]
            .into_iter()
            .zip(numbers)
        {
            assert_eq!(
                link,
                format!("https://go.microsoft.com/fwlink/p/?linkid={number}")
            );
        }
        assert!(links.graph_root.starts_with("https://") && links.sign_in_root.starts_with("https://login."));
    }
}

#[test]
fn countries_are_249_in_order() {
    let all: Vec<CountryCode> = countries().collect();
    assert_eq!(all.len(), 249);
    assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
    for code in &all {
        assert!(code.is_known());
        assert_eq!(CountryCode::parse(code.as_str()), Ok(*code));
    }
}

#[test]
fn country_codes_are_read_or_refused() {
    #[rustfmt::skip]
    let cases = [
        ("NL", Some(("NL", true))), ("nl", Some(("NL", true))), ("bE", Some(("BE", true))),
        ("AX", Some(("AX", true))), ("ZW", Some(("ZW", true))), ("SS", Some(("SS", true))),
        ("UK", Some(("UK", false))), ("XK", Some(("XK", false))), ("EU", Some(("EU", false))),
        ("FA", Some(("FA", false))), ("ZZ", Some(("ZZ", false))),
        ("", None), ("N", None), ("NLD", None), (" NL", None), ("N1", None), ("é", None), ("N\u{0}", None),
    ];
    for (text, expected) in cases {
        match (CountryCode::parse(text), expected) {
            (Ok(code), Some((letters, known))) => {
                assert_eq!(code.as_str(), letters);
                assert_eq!(code.to_string(), letters);
                assert_eq!(code.is_known(), known, "{text}");
            }
            (Err(error), None) => assert_eq!(error.bytes, text.len()),
            (got, _) => panic!("{text}: {got:?}"),
        }
    }
    assert_eq!(CountryCode::NL, CountryCode::parse("nl").unwrap());
    assert_eq!(serde_json::to_string(&CountryCode::NL).unwrap(), "\"NL\"");
    assert_eq!(
        serde_json::from_str::<CountryCode>("\"no\"").unwrap().as_str(),
        "NO"
    );
    assert!(serde_json::from_str::<CountryCode>("\"nor\"").is_err());
}
