//! Identifiers: reading, writing, ordering, and as JSON.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use zetel::catalog::{Guid, GuidError, ServicePlanId, SkuId};

#[test]
fn good_identifiers_are_read_and_written_in_lowercase() {
    let cases = [
        (
            "6fd2c87f-b296-42f0-b197-1e91e994b900",
            0x6fd2_c87f_b296_42f0_b197_1e91_e994_b900_u128,
        ),
        (
            "6FD2C87F-B296-42F0-B197-1E91E994B900",
            0x6fd2_c87f_b296_42f0_b197_1e91_e994_b900,
        ),
        ("00000000-0000-0000-0000-000000000000", 0),
        ("ffffffff-FFFF-ffff-FFFF-ffffffffffff", u128::MAX),
        ("00000000-0000-0000-0000-00000000000a", 10),
    ];
    for (text, value) in cases {
        let guid = Guid::parse(text).unwrap();
        assert_eq!(guid.as_u128(), value, "{text}");
        assert_eq!(guid.to_string(), text.to_lowercase());
        assert_eq!(text.parse::<Guid>(), Ok(guid));
        assert_eq!(format!("{guid:?}"), text.to_lowercase());
    }
}

#[test]
fn bad_identifiers_are_refused_with_the_reason() {
    let cases = [
        ("", GuidError::Length { bytes: 0 }),
        ("6fd2c87f", GuidError::Length { bytes: 8 }),
        (
            "6fd2c87fb29642f0b1971e91e994b900",
            GuidError::Length { bytes: 32 },
        ),
        (
            "{6fd2c87f-b296-42f0-b197-1e91e994b900}",
            GuidError::Length { bytes: 38 },
        ),
        (
            " 6fd2c87f-b296-42f0-b197-1e91e994b900",
            GuidError::Length { bytes: 37 },
        ),
        (
            "6fd2c87f-b296-42f0-b197-1e91e994b90",
            GuidError::Length { bytes: 35 },
        ),
        (
            "6fd2c87fxb296-42f0-b197-1e91e994b900",
            GuidError::Character { at: 8 },
        ),
        (
            "6fd2c87f-b296042f0-b197-1e91e994b900",
            GuidError::Character { at: 13 },
        ),
        (
            "6fd2c87f-b296-42f00b197-1e91e994b900",
            GuidError::Character { at: 18 },
        ),
        (
            "6fd2c87f-b296-42f0-b19701e91e994b900",
            GuidError::Character { at: 23 },
        ),
        (
            "gfd2c87f-b296-42f0-b197-1e91e994b900",
            GuidError::Character { at: 0 },
        ),
        (
            "6fd2c87f-b296-42f0-b197-1e91e994b90-",
            GuidError::Character { at: 35 },
        ),
        (
            "6fd2c87f-b296-42f0-b197-1e91e994b9é",
            GuidError::Character { at: 34 },
        ),
        (
            "+fd2c87f-b296-42f0-b197-1e91e994b900",
            GuidError::Character { at: 0 },
        ),
    ];
    for (text, error) in cases {
        assert_eq!(Guid::parse(text), Err(error), "{text}");
        assert_eq!(SkuId::parse(text), Err(error), "{text}");
        assert!(!error.to_string().is_empty());
    }
}

#[test]
fn order_is_that_of_the_written_form() {
    let mut texts = vec![
        "f8a1db68-be16-40ed-86d5-cb42ce701560",
        "05e9a617-0261-4cee-bb44-138d3ef5d965",
        "0ca2e0a2-0000-0000-0000-000000000000",
        "05e9a617-0261-4cee-bb44-138d3ef5d966",
    ];
    let mut ids: Vec<SkuId> = texts.iter().map(|t| t.parse().unwrap()).collect();
    texts.sort_unstable();
    ids.sort_unstable();
    assert_eq!(ids.iter().map(ToString::to_string).collect::<Vec<_>>(), texts);
}

#[test]
fn json_is_a_string_and_bad_json_is_an_error() {
    let id: ServicePlanId = serde_json::from_str("\"9AAF7827-d63c-4b61-89c3-182f06f82e5c\"").unwrap();
    assert_eq!(
        serde_json::to_string(&id).unwrap(),
        "\"9aaf7827-d63c-4b61-89c3-182f06f82e5c\""
    );
    let escaped: Guid = serde_json::from_str("\"9aaf7827\\u002dd63c-4b61-89c3-182f06f82e5c\"").unwrap();
    assert_eq!(escaped, id.guid());
    for bad in [
        "1",
        "null",
        "[]",
        "\"\"",
        "\"9aaf7827-d63c-4b61-89c3-182f06f82e5\"",
    ] {
        assert!(serde_json::from_str::<ServicePlanId>(bad).is_err(), "{bad}");
    }
}
