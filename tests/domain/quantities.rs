//! How many seats there are: buying, giving up, and the life of a subscription (DOMAIN 1.7 Q1, 2.6 R3, R4, R10).

use zetel::domain::{Role, SubscriptionStatus, Time};

use crate::support::*;

const DAY: i64 = 86_400;

#[test]
fn a_new_total() {
    let source = "DOMAIN 1.7 Q1; 2.7 BelowAssigned";
    let own = || tenant().owns("E3", 5).people("p", 3, "E3");
    let two = || own().subscription("E3", 8, SubscriptionStatus::Enabled);
    let over = || tenant().owns("E3", 1).people("p", 3, "E3");
    check_stories([
        story("more", source, own())
            .does(quantity(1, 9))
            .available("E3", 6)
            .does(add("E3").to("p1")),
        story("the same", "ours", own())
            .does(quantity(1, 5))
            .available("E3", 2),
        story("fewer, down to what is assigned", source, own())
            .does(quantity(1, 3))
            .available("E3", 0),
        story("below what is assigned", source, own())
            .meets(quantity(1, 2), "BelowAssigned E3 3 least 3")
            .available("E3", 2),
        story("unassign first, then it goes", source, own())
            .does(remove("E3").to("p1"))
            .does(quantity(1, 2))
            .available("E3", 0),
        story(
            "two subscriptions are one product: 5 and 8",
            "DOMAIN 2.1: 5 + 8 = 13",
            two(),
        )
        .available("E3", 10)
        .does(quantity(1, 0))
        .available("E3", 5)
        .meets(quantity(2, 2), "BelowAssigned E3 3 least 3")
        .does(quantity(2, 3)),
        story("the other one's seats count", source, two())
            .does(quantity(2, 0))
            .meets(quantity(1, 0), "BelowAssigned E3 3 least 3"),
        story(
            "over-assigned: buying too few is allowed, giving up isn't",
            "DOMAIN R4; ours",
            over(),
        )
        .does(quantity(1, 2))
        .meets(quantity(1, 1), "BelowAssigned E3 3 least 3")
        .meets(add("E3").to("p1 p2"), "")
        .seats("E3", 3),
        story(
            "a subscription that isn't there",
            "DOMAIN 2.7 order: not found",
            own(),
        )
        .meets(quantity(7, 9), "SubscriptionNotFound"),
        story("a License admin", "DOMAIN 4 buy", own()).meets(
            quantity(1, 9).by(Role::License),
            "Forbidden license ChangeQuantity",
        ),
        story("a Billing admin", "DOMAIN 4 buy", own())
            .does(quantity(1, 9).by(Role::Billing))
            .available("E3", 6),
    ]);
}

#[test]
fn quantities_that_are_fixed() {
    let source = "DOMAIN 1.7 Q1: when the link is missing";
    let own = || tenant().owns("E3", 5);
    let status = |status| own().bought(move |s| s.status = status);
    let fixed = |name, lock: &str, world: World| {
        let problem = format!("QuantityFixed {lock}");
        story(name, source, world)
            .meets(quantity(1, 9), &problem)
            .meets(quantity(1, 1), &problem)
    };
    check_stories([
        fixed("a trial", "Trial", own().bought(|s| s.is_trial = true)),
        fixed("a product key", "Prepaid", own().bought(|s| s.prepaid = true)),
        fixed("a partner's", "Partner", own().bought(|s| s.partner = true)),
        fixed("somebody's own", "SelfService", own().self_service("E3")),
        fixed(
            "a pending credit check",
            "CreditCheck",
            own().bought(|s| s.credit_check_until = Some(Time(2 * DAY))),
        )
        .does(until(2 * DAY - 1))
        .meets(quantity(1, 9), "QuantityFixed CreditCheck")
        .does(day(2))
        .does(quantity(1, 9)),
        fixed("expired", "NotActive", status(SubscriptionStatus::Warning)),
        fixed("disabled", "NotActive", status(SubscriptionStatus::Suspended)),
        fixed("canceled", "NotActive", status(SubscriptionStatus::LockedOut)),
        fixed("gone", "NotActive", status(SubscriptionStatus::Deleted)),
        story(
            "the other subscription of the product isn't fixed",
            source,
            own()
                .bought(|s| s.partner = true)
                .subscription("E3", 8, SubscriptionStatus::Enabled),
        )
        .meets(quantity(1, 9), "QuantityFixed Partner")
        .does(quantity(2, 9))
        .available("E3", 14),
    ]);
}

#[test]
fn the_life_of_a_subscription() {
    use SubscriptionStatus::{Deleted, Enabled, LockedOut, Suspended, Warning};
    let source = "DOMAIN R10: 30 days expired, 90 days disabled";
    let own = || {
        tenant()
            .owns("E3", 3)
            .bought(|s| s.next_lifecycle = Some(Time(10 * DAY)))
            .person("a", "E3")
            .person("b", "")
            .person("c", "")
            .group("G", "c")
    };
    check_stories([
        story("day by day", source, own())
            .does(until(10 * DAY - 1))
            .stage(1, Enabled)
            .does(day(10))
            .stage(1, Warning)
            .available("E3", 2)
            .does(add("E3").to("b"))
            .does(until(40 * DAY - 1))
            .stage(1, Warning)
            .does(day(40))
            .stage(1, Suspended)
            .holds("a b", "E3")
            .seats("E3", 2)
            .available("E3", 0)
            .meets(add("E3").to("c"), "NotEnoughLicenses E3")
            .does(grant(zetel::domain::Held::Set, "E3-SWAY").to("a"))
            .does(remove("E3").to("b"))
            .does(until(130 * DAY - 1))
            .stage(1, Suspended)
            .does(day(130))
            .stage(1, Deleted)
            .holds("a", "E3-SWAY")
            .meets(add("E3").to("c"), "NotEnoughLicenses E3")
            .does(day(9999))
            .stage(1, Deleted),
        story("all in one leap", source, own())
            .does(day(200))
            .stage(1, Deleted)
            .holds("a", "E3"),
        story(
            "a group gives while expired, not while disabled",
            "DOMAIN R10",
            own(),
        )
        .does(day(40))
        .does(give("G", "E3"))
        .meets(process_now(), "NotEnoughLicenses E3")
        .holds("c", "G:E3!count"),
        story("an expired one still gives by group", "DOMAIN R3, R10", own())
            .does(day(10))
            .does(give("G", "E3"))
            .does(process_now())
            .holds("c", "G:E3"),
        story(
            "one of two lapses: over-assigned, everybody keeps it",
            "DOMAIN R4",
            {
                tenant()
                    .owns("E3", 1)
                    .subscription("E3", 2, Enabled)
                    .bought(|s| s.next_lifecycle = Some(Time(0)))
                    .people("p", 3, "E3")
                    .person("q", "")
            },
        )
        .does(day(30))
        .stage(2, Suspended)
        .holds("p1 p2 p3", "E3")
        .available("E3", 0)
        .meets(add("E3").to("q"), "NotEnoughLicenses E3")
        .does(remove("E3").to("p1 p2"))
        .meets(add("E3").to("q"), "NotEnoughLicenses E3")
        .does(remove("E3").to("p3"))
        .does(add("E3").to("q")),
        story(
            "a canceled one",
            "DOMAIN 2.2: LockedOut, nobody can use or assign, then Deleted",
            own().bought(|s| s.status = LockedOut),
        )
        .meets(add("E3").to("b"), "NotEnoughLicenses E3")
        .does(day(10))
        .stage(1, Deleted),
        story(
            "one without a date stays as it is",
            "ours",
            tenant().owns("E3", 1),
        )
        .does(day(9999))
        .stage(1, Enabled),
        story("the past", "ours", own())
            .does(day(3))
            .does(day(2))
            .does(until(-9))
            .stage(1, Enabled),
    ]);
}
