//! What is corrected and reported in what people hold: states, errors, repeats.

use zetel::domain::{AssignmentError, AssignmentState, Source};
use zetel::exchange::{Correction, CorrectionKind as Kind};

use crate::corrected::{holds, license, licenses, person, plans, product, states, with};
use crate::{corrected, imported, kinds, tenant_file, E1, E3, EXCHANGE, SWAY};

#[test]
fn states_win_over_assigned_licenses() {
    let state = |sku: &str, off: &str, state: &str| {
        format!(
            r#"{{"skuId":"{sku}","assignedByGroup":null,"disabledPlans":[{off}],"state":"{state}","error":"None"}}"#
        )
    };
    let off = format!("\"{SWAY}\"");
    // (licenses, states, how many products differ)
    let cases = [
        (license(E3, &[]), state(E3, "", "Active"), 0),
        (license(E3, &[SWAY]), state(E3, &off, "Active"), 0),
        (license(E3, &[SWAY]), state(E3, "", "Active"), 1),
        (license(E3, &[]), String::new(), 1),
        (String::new(), state(E3, "", "Active"), 1),
        (String::new(), state(E3, "", "Error"), 0),
        (license(E3, &[]), state(E3, "", "Error"), 1),
        (license(E3, &[]), state(E3, "", "Disabled"), 0),
        (String::new(), state(E3, "", "Disabled"), 0),
        (license(E1, &[]), state(E3, "", "Active"), 2),
    ];
    for (given, stated, differ) in cases {
        let import = with(&format!("{}{}", licenses(&given), states(&stated)));
        assert_eq!(corrected(&import, Kind::StatesWin).0, differ, "{given} {stated}");
        assert_eq!(
            holds(&import.tenant, 0, E3).is_some(),
            !stated.is_empty(),
            "{given} {stated}"
        );
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
    let import = with(&licenses(&license(E3, &[SWAY])));
    let held = holds(&import.tenant, 0, E3).unwrap();
    assert_eq!(held.assignments().len(), 1);
    assert_eq!(held.direct().unwrap().disabled_plans, plans(&[SWAY]));
    assert_eq!(kinds(&import), []);
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
        (r#""state":"Sleeping","error":"None""#, S::Active, 1),
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
