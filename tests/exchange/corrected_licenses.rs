//! What is corrected and reported in what people hold: states, errors, repeats.

use zetel::domain::{AssignmentError, AssignmentState, Source};
use zetel::exchange::{Correction, CorrectionKind as Kind};

use crate::corrected::{holds, license, licenses, person, plans, product, states, with};
use crate::{corrected, id, imported, kinds, tenant_file, E1, E3, EXCHANGE, SWAY};

#[test]
fn states_win_over_assigned_licenses() {
    let state = |sku: &str, off: &str, state: &str| {
        format!(
            r#"{{"skuId":"{sku}","assignedByGroup":null,"disabledPlans":[{off}],"state":"{state}","error":"None"}}"#
        )
    };
    let off = format!("\"{SWAY}\"");
    // (licenses, states, how many products differ, how many have no state)
    let cases = [
        (license(E3, &[]), state(E3, "", "Active"), 0, 0),
        (license(E3, &[SWAY]), state(E3, &off, "Active"), 0, 0),
        (license(E3, &[SWAY]), state(E3, "", "Active"), 1, 0),
        (license(E3, &[]), String::new(), 0, 0),
        (String::new(), state(E3, "", "Active"), 1, 0),
        (String::new(), state(E3, "", "Error"), 0, 0),
        (license(E3, &[]), state(E3, "", "Error"), 1, 0),
        (license(E3, &[]), state(E3, "", "Disabled"), 0, 0),
        (String::new(), state(E3, "", "Disabled"), 0, 0),
        (license(E1, &[]), state(E3, "", "Active"), 1, 1),
    ];
    for (given, stated, differ, without) in cases {
        let import = with(&format!("{}{}", licenses(&given), states(&stated)));
        assert_eq!(corrected(&import, Kind::StatesWin).0, differ, "{given} {stated}");
        assert_eq!(corrected(&import, Kind::NoState).0, without, "{given} {stated}");
        assert!(holds(&import.tenant, 0, E3).is_some(), "{given} {stated}");
    }
    let import = with(&format!(
        "{}{}",
        licenses(&license(E3, &[SWAY])),
        states(&state(E3, "", "Active"))
    ));
    let won = Correction::StatesWin {
        person: person(1),
        sku: product(E3),
    };
    assert_eq!(corrected(&import, Kind::StatesWin), (1, vec![won]));
}

#[test]
fn without_states_licenses_are_direct() {
    for stated in [
        "",
        r#","licenseAssignmentStates":[]"#,
        r#","licenseAssignmentStates":null"#,
    ] {
        let import = with(&format!("{}{stated}", licenses(&license(E3, &[SWAY]))));
        let held = holds(&import.tenant, 0, E3).unwrap();
        assert_eq!(held.assignments().len(), 1);
        assert_eq!(held.direct().unwrap().disabled_plans, plans(&[SWAY]));
        assert_eq!(kinds(&import), [], "{stated}");
    }
}

#[test]
fn a_license_without_a_state_is_kept_beside_those_with_one() {
    let group = id(70);
    let by_group = format!(r#"{{"skuId":"{E3}","assignedByGroup":"{group}","state":"Active"}}"#);
    let in_error = format!(r#"{{"skuId":"{E3}","state":"Error","error":"CountViolation"}}"#);
    let both = [license(E3, &[]), license(E1, &[])].join(",");
    let twice = [license(E1, &[]), license(E1, &[])].join(",");
    // (assignedLicenses, states, what E1 is)
    let cases = [
        (license(E1, &[]), by_group.clone(), 1),
        (both.clone(), by_group.clone(), 1),
        (both.clone(), in_error, 1),
        (twice, by_group.clone(), 1),
        (license(E3, &[]), by_group, 0),
    ];
    for (given, stated, direct) in cases {
        let import = with(&format!("{}{}", licenses(&given), states(&stated)));
        let e1 = holds(&import.tenant, 0, E1).and_then(|held| held.direct().cloned());
        assert_eq!(u32::from(e1.is_some()), direct, "{given} {stated}");
        assert!(e1.is_none_or(|e1| e1.state == AssignmentState::Active));
        assert_eq!(corrected(&import, Kind::NoState).0, direct, "{given} {stated}");
        assert_eq!(holds(&import.tenant, 0, E3).unwrap().assignments().len(), 1);
    }
    let import = with(&format!(
        "{}{}",
        licenses(&license(E1, &[])),
        states(&format!(r#"{{"skuId":"{E3}"}}"#))
    ));
    let kept = Correction::NoState {
        person: person(1),
        sku: product(E1),
    };
    assert_eq!(corrected(&import, Kind::NoState), (1, vec![kept]));
}

#[test]
fn a_state_that_graph_does_not_have_is_in_force_where_licenses_say_so() {
    use AssignmentError as E;
    use AssignmentState as S;
    let state = |fields: &str| states(&format!(r#"{{"skuId":"{E3}",{fields}}}"#));
    let cases = [
        (licenses(&license(E3, &[])), r#""state":"Sleeping""#, S::Active),
        (
            licenses(&license(E3, &[])),
            r#""state":"Fout","error":"CountViolation""#,
            S::Active,
        ),
        (licenses(""), r#""state":"Sleeping""#, S::Error(E::Other)),
        (
            licenses(&license(E1, &[])),
            r#""state":"","error":"None""#,
            S::Error(E::Other),
        ),
        (
            String::new(),
            r#""state":"Pending","error":null"#,
            S::Error(E::Other),
        ),
        (
            licenses(""),
            r#""error":"DependencyViolation","state":"PendingInput""#,
            S::Error(E::DependencyViolation),
        ),
    ];
    for (given, fields, expected) in cases {
        for text in [
            format!("{given}{}", state(fields)),
            format!("{}{given}", state(fields)),
        ] {
            let import = with(&text);
            assert_eq!(
                holds(&import.tenant, 0, E3).unwrap().assignments()[0].state,
                expected,
                "{text}"
            );
            assert_eq!(corrected(&import, Kind::UnknownState).0, 1, "{text}");
        }
    }
    let import = with(&state(r#""state":"Sleeping""#));
    let said = Correction::UnknownState {
        path: "users[0].licenseAssignmentStates[0].state".to_owned(),
        value: "Sleeping".to_owned(),
    };
    assert_eq!(corrected(&import, Kind::UnknownState).1, [said]);
}

#[test]
fn states_and_errors_are_read_in_all_their_ways() {
    use AssignmentError as E;
    use AssignmentState as S;
    let cases = [
        (r#""state":"Active","error":"None""#, S::Active, 0),
        (r#""state":"Active","error":null"#, S::Active, 0),
        (r#""state":"active""#, S::Active, 0),
        ("\"error\":null", S::Active, 0),
        (
            r#""state":"Error","error":"CountViolation""#,
            S::Error(E::CountViolation),
            0,
        ),
        (
            r#""state":"Error","error":"MutuallyExclusiveViolation""#,
            S::Error(E::MutuallyExclusiveViolation),
            0,
        ),
        (
            r#""state":"Error","error":"DependencyViolation""#,
            S::Error(E::DependencyViolation),
            0,
        ),
        (
            r#""state":"Error","error":"ProhibitedInUsageLocationViolation""#,
            S::Error(E::ProhibitedInUsageLocationViolation),
            0,
        ),
        (
            r#""state":"Error","error":"UniquenessViolation""#,
            S::Error(E::UniquenessViolation),
            0,
        ),
        (r#""state":"Error","error":"Other""#, S::Error(E::Other), 0),
        (r#""state":"Error","error":"None""#, S::Error(E::Other), 0),
        (r#""state":"Error","error":"SomethingNew""#, S::Error(E::Other), 1),
        (r#""error":"CountViolation""#, S::Error(E::CountViolation), 0),
        (
            r#""state":"ActiveWithError","error":"DependencyViolation""#,
            S::ActiveWithError(E::DependencyViolation),
            0,
        ),
        (r#""state":"Disabled","error":"None""#, S::Disabled, 0),
    ];
    for (fields, state, unknown) in cases {
        let import = with(&states(&format!(r#"{{"skuId":"{E3}",{fields}}}"#)));
        let assignment = &holds(&import.tenant, 0, E3).unwrap().assignments()[0];
        assert_eq!(
            (assignment.source, assignment.state),
            (Source::Direct, state),
            "{fields}"
        );
        assert_eq!(corrected(&import, Kind::UnknownWord).0, unknown, "{fields}");
    }
}

#[test]
fn repeated_licenses_count_once() {
    let twice = [license(E3, &[SWAY]), license(E3, &[EXCHANGE])].join(",");
    let import = with(&licenses(&twice));
    assert_eq!(corrected(&import, Kind::RepeatedLicense).0, 1);
    assert_eq!(
        holds(&import.tenant, 0, E3)
            .unwrap()
            .direct()
            .unwrap()
            .disabled_plans,
        plans(&[EXCHANGE])
    );
    let state = format!(r#"{{"skuId":"{E3}"}}"#);
    let import = with(&states(&[state.clone(), state].join(",")));
    assert_eq!(kinds(&import), [Kind::RepeatedLicense]);
    let plan = format!(r#"{{"servicePlanId":"{SWAY}"}}"#);
    let skus = [format!(r#"{{"skuId":"{E3}","servicePlans":[{plan},{plan}]}}"#)];
    let import = imported(&tenant_file(&skus, &[], ""));
    assert_eq!(corrected(&import, Kind::RepeatedPlan).0, 1);
    assert_eq!(import.tenant.product(product(E3)).unwrap().plans.len(), 1);
}
