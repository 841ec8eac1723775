//! What a script can't do, or does otherwise than the portal: data, which the screen and the text's comments word.

/// Something that a tool may have no request for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Licenses of groups.
    GroupLicenses,
    /// Reprocessing people.
    Reprocess,
    /// Reprocessing whole groups: the portal's button.
    ReprocessGroups,
    /// A rule for who belongs to a group.
    Rule,
    /// The number of seats of a subscription.
    Quantity,
    /// Simulated time.
    Clock,
    /// Edition and rules of the practice tenant.
    Configuration,
    /// The office phone of somebody new.
    Phone,
    /// License requests and auto-claim: pages of the portal alone.
    SelfServe,
}

/// A note to a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// The tool has nothing for it.
    Missing(What),
    /// It turns on every service of a product that it gives, so what would leave some off is written as a comment.
    ServicesOff,
    /// Taking and giving are two commands, with a gap between them.
    Gap,
    /// People are left out who are refused here: of two requests only the second would be refused.
    LeftOut {
        /// How many.
        people: usize,
    },
    /// The portal does all or nothing; a script goes on behind what fails.
    AllOrNothing,
    /// The password is a stand-in.
    Password,
    /// The id of somebody whom the same script adds is known only then.
    NewId,
    /// The tool never worked with this cloud.
    Cloud,
}
