//! The life of a subscription when nobody acts (DOMAIN R10): expired for 30 days, disabled for 90, then deleted.

use zetel::domain::{life_ahead, SubscriptionStatus, Time};

use crate::support::tenant;

/// Where it is, when that changes, and what comes after.
type Case = (
    SubscriptionStatus,
    Option<&'static str>,
    &'static [(&'static str, SubscriptionStatus)],
);

#[test]
fn what_is_ahead_of_a_subscription() {
    use SubscriptionStatus::{Deleted, Enabled, LockedOut, Suspended, Warning};
    let cases: [Case; 7] = [
        (
            Enabled,
            Some("2020-07-15"),
            &[
                ("2020-07-15", Warning),
                ("2020-08-14", Suspended),
                ("2020-11-12", Deleted),
            ],
        ),
        (
            Warning,
            Some("2020-08-14"),
            &[("2020-08-14", Suspended), ("2020-11-12", Deleted)],
        ),
        (Suspended, Some("2020-11-12"), &[("2020-11-12", Deleted)]),
        (LockedOut, Some("2020-11-12"), &[("2020-11-12", Deleted)]),
        (Deleted, Some("2020-11-12"), &[]),
        (Enabled, None, &[]),
        // A moment that has passed is now.
        (Suspended, Some("2020-01-01"), &[("2020-07-01", Deleted)]),
    ];
    let now = Time::from_date(2020, 7, 1);
    for (status, next, ahead) in cases {
        let world = tenant().subscription("E3", 5, status);
        let mut subscription = world.tenant.subscriptions().next().unwrap().clone();
        subscription.next_lifecycle = next.map(|date| Time::parse(date).unwrap());
        let expected: Vec<_> = ahead
            .iter()
            .map(|(date, status)| (Time::parse(date).unwrap(), *status))
            .collect();
        assert_eq!(life_ahead(&subscription, now), expected, "{status:?} {next:?}");
    }
}
