//! The one check for what takes several steps: commands one after the other, and what is so in between.

use std::fmt::Write;

use zetel::domain::{decide, ProcessingState, SubscriptionStatus};

use super::ask::Ask;
use super::notation::{group, holdings, problem_text, set_text, sku};
use super::sound::sound;
use super::world::{subscription, World};

/// A story: what is there, what is done and met, what is so, and who says so.
pub struct Story {
    name: &'static str,
    source: &'static str,
    world: World,
    steps: Vec<Step>,
}

enum Step {
    Does(Ask, String),
    Holds(&'static str, &'static str),
    Seats(&'static str, u32),
    Available(&'static str, u32),
    State(&'static str, ProcessingState),
    Members(&'static str, &'static str),
    Stage(u32, SubscriptionStatus),
}

/// A story with its name and the source of its fact.
pub fn story(name: &'static str, source: &'static str, world: World) -> Story {
    Story {
        name,
        source,
        world,
        steps: Vec::new(),
    }
}

impl Story {
    /// This is done, and nothing speaks against it.
    pub fn does(self, ask: Ask) -> Self {
        self.meets(ask, "")
    }

    /// This is asked, and meets these problems, with ` & ` between.
    pub fn meets(mut self, ask: Ask, problems: &str) -> Self {
        self.steps.push(Step::Does(ask, problems.to_owned()));
        self
    }

    /// These people hold this now.
    pub fn holds(mut self, names: &'static str, holds: &'static str) -> Self {
        self.steps.push(Step::Holds(names, holds));
        self
    }

    /// So many seats of a product are taken now.
    pub fn seats(mut self, product: &'static str, consumed: u32) -> Self {
        self.steps.push(Step::Seats(product, consumed));
        self
    }

    /// So many seats of a product are available now.
    pub fn available(mut self, product: &'static str, available: u32) -> Self {
        self.steps.push(Step::Available(product, available));
        self
    }

    /// Where the group's processing is now.
    pub fn state(mut self, group: &'static str, state: ProcessingState) -> Self {
        self.steps.push(Step::State(group, state));
        self
    }

    /// Who is a member now.
    pub fn members(mut self, group: &'static str, names: &'static str) -> Self {
        self.steps.push(Step::Members(group, names));
        self
    }

    /// Where the subscription that was added in this place is now.
    pub fn stage(mut self, number: u32, status: SubscriptionStatus) -> Self {
        self.steps.push(Step::Stage(number, status));
        self
    }
}

/// Checks every story and shows all that go another way.
pub fn check_stories(stories: impl IntoIterator<Item = Story>) {
    let mut failures = String::new();
    for story in stories {
        let (name, source) = (story.name, story.source);
        if let Err(why) = tell(story) {
            let _ = write!(failures, "\n- {name} [{source}]\n{why}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

fn tell(story: Story) -> Result<(), String> {
    let mut world = story.world;
    let mut wrong = String::new();
    for (at, step) in (1..).zip(story.steps) {
        let mut differ = |what: &str, want: String, got: String| {
            if want != got {
                let _ = writeln!(
                    wrong,
                    "    step {at}: {what}\n      want {want}\n      got  {got}"
                );
            }
        };
        match step {
            Step::Does(ask, want) => {
                let command = ask.command(&world);
                let decision = decide(&world.tenant, &ask.actor(), &command);
                let problems = decision.problems.iter().map(|p| problem_text(&world.tenant, p));
                differ("problems", want, problems.collect::<Vec<_>>().join(" & "));
                world.tenant =
                    sound(&world.tenant, &command, &decision).map_err(|why| format!("    {why}"))?;
            }
            Step::Holds(names, holds) => {
                for ix in world.places(names) {
                    let want = set_text(&world.tenant, &holdings(&world.tenant, holds));
                    let got = set_text(&world.tenant, world.tenant.licenses(ix).unwrap());
                    differ(world.name(ix), want, got);
                }
            }
            Step::Seats(product, want) => {
                let got = world.tenant.seats(sku(product)).consumed;
                differ(product, want.to_string(), got.to_string());
            }
            Step::Available(product, want) => {
                let got = world.tenant.seats(sku(product)).available();
                differ(product, want.to_string(), got.to_string());
            }
            Step::State(name, want) => {
                let got = world.tenant.processing(group(name));
                differ(name, format!("{want:?}"), format!("{got:?}"));
            }
            Step::Members(name, want) => {
                let members = world.tenant.group(group(name)).unwrap().members.clone();
                let got: Vec<&str> = members.iter().map(|ix| world.name(*ix)).collect();
                differ(name, want.to_owned(), got.join(" "));
            }
            Step::Stage(number, want) => {
                let got = world.tenant.subscription(subscription(number)).unwrap().status;
                differ("its stage", format!("{want:?}"), format!("{got:?}"));
            }
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong)
    }
}
