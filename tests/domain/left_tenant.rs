//! A product that has left the tenant while a group gives it still: who has it keeps it, and nobody gets it.

use crate::support::*;

const SOURCE: &str = "DOMAIN section 7 no. 18; the project's own choice: what is recorded stays";

/// A group that gives what the tenant no longer has, beside what it has; `old` had it before it left.
fn left() -> World {
    let world = tenant()
        .owns("E3", 3)
        .person("old", "Drawing:Visio")
        .person("new", "");
    assert!(world.tenant.product(sku("Visio")).is_none());
    world
}

/// The same where the product is known still, without any subscription.
fn unsubscribed() -> World {
    let world = tenant()
        .owns("E3", 3)
        .owns("Visio", 0)
        .without_subscriptions("Visio");
    world.person("old", "Drawing:Visio").person("new", "")
}

fn stories(world: fn() -> World) -> Vec<Story> {
    let lacks = "NotEnoughLicenses Visio";
    vec![
        story("another try takes nothing", SOURCE, world())
            .does(reprocess("old"))
            .does(reprocess_groups("Drawing"))
            .does(process_now())
            .holds("old", "Drawing:Visio")
            .seats("Visio", 1),
        story(
            "who joins gets an error, and nobody else anything else",
            SOURCE,
            world(),
        )
        .does(join("Drawing", "new"))
        .meets(process_now(), lacks)
        .holds("new", "Drawing:Visio!count")
        .holds("old", "Drawing:Visio")
        .seats("Visio", 1)
        .does(leave("Drawing", "new"))
        .does(process_now())
        .holds("new", ""),
        story("another product beside it: all or nothing", SOURCE, world())
            .does(join("Drawing", "new"))
            .does(give("Drawing", "E3"))
            .meets(process_now(), lacks)
            .holds("old", "Drawing:E3 Drawing:Visio")
            .holds("new", "Drawing:E3!other Drawing:Visio!count")
            .seats("E3", 1),
        story("another product in its place", SOURCE, world())
            .does(join("Drawing", "new"))
            .does(swap("Drawing", "Visio", "E3"))
            .does(process_now())
            .holds("old new", "Drawing:E3")
            .seats("Visio", 0),
        story("the group gives it up, and can be deleted", SOURCE, world())
            .meets(delete("Drawing"), "GroupHasLicenses Visio")
            .does(take("Drawing", "Visio"))
            .does(process_now())
            .holds("old", "")
            .does(delete("Drawing")),
        story("who leaves loses it", SOURCE, world())
            .does(leave("Drawing", "old"))
            .does(process_now())
            .holds("old", ""),
        story(
            "it can't be taken from who has it through the group",
            SOURCE,
            world(),
        )
        .meets(remove("Visio").to("old"), "InheritedLicense Visio via Drawing")
        .does(add("E3").to("old"))
        .holds("old", "E3 Drawing:Visio"),
        story("who was deleted comes back without it", SOURCE, world())
            .does(command(|world| zetel::domain::Command::DeleteUsers {
                users: world.places("old"),
            }))
            .seats("Visio", 0)
            .meets(
                command(|world| zetel::domain::Command::RestoreUsers {
                    users: world.places("old"),
                }),
                lacks,
            )
            .holds("old", "Drawing:Visio!count"),
    ]
}

#[test]
fn nothing_is_lost_and_nothing_invented() {
    check_stories(stories(left));
    check_stories(stories(unsubscribed));
    check_stories([
        story("asked for directly, it isn't owned", SOURCE, left())
            .meets(add("Visio").to("new"), "SkuNotOwned Visio")
            .meets(give("Drawing", "Visio"), "SkuNotOwned Visio"),
        story("asked for directly, it has no licenses", SOURCE, unsubscribed())
            .meets(add("Visio").to("new"), "NotEnoughLicenses Visio"),
    ]);
}

/// Nobody can buy it, so leaving the group, or another product in its place, is what is left.
#[test]
fn ways_out_of_it() {
    for world in [left(), unsubscribed()] {
        let world = world.after(join("Drawing", "new"));
        let decision = zetel::domain::decide(
            &world.tenant,
            &process_now().actor(),
            &process_now().command(&world),
        );
        let mut then = world.clone();
        then.tenant = after(&world.tenant, &decision);
        check_ways_out([
            ways_out("tried again", then.clone(), reprocess("new"))
                .offers("LeaveGroups Drawing", &[("new", "")]),
            ways_out("deleting the group", then, delete("Drawing")).offers("TakeGroupLicenses", &[]),
        ]);
    }
}
