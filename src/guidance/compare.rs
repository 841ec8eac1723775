//! One task in two editions, step beside step, and what is known of each difference: its kind, the reason, and the
//! first document that shows it (DOMAIN 1.11). Only differences that a document or our choice explains stand here;
//! that a step is in one edition only is seen from the steps themselves.

use crate::i18n::{keys::guidance_steps, Key};

use super::task::{Step, Task};

/// How a step of one edition stands to that of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The same words.
    Same,
    /// The same thing under another name.
    Renamed,
    /// The same thing in another place, or by another control.
    Moved,
    /// Only in the second edition.
    New,
    /// Only in the first edition.
    Gone,
}

impl Sign {
    /// All, in the order in which they are counted.
    pub const ALL: [Self; 5] = [Self::Same, Self::Renamed, Self::Moved, Self::New, Self::Gone];
}

/// A document of Microsoft's.
#[derive(Debug, PartialEq, Eq)]
pub struct Document {
    /// Its day (year-month-day).
    pub date: &'static str,
    /// Where its present state is.
    pub address: &'static str,
}

/// What is known of a difference.
#[derive(Debug)]
struct Difference {
    /// The words of the earlier step, if there is one.
    from: Option<Key>,
    /// The words of the later step, if there is one.
    to: Option<Key>,
    sign: Sign,
    why: Key,
    /// The first document that shows it; none where none was found.
    document: Option<&'static Document>,
}

const ASSIGN: &str = "https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users";
const GROUPS: &str = "https://learn.microsoft.com/microsoft-365/commerce/licenses/manage-group-licenses";

static NL21: Document = Document {
    date: "2021-04-26",
    address: ASSIGN,
};
static M22: Document = Document {
    date: "2022-05-12",
    address:
        "https://learn.microsoft.com/microsoft-365/commerce/subscriptions/move-users-different-subscription",
};
static RE: Document = Document {
    date: "2023-01-10",
    address: "https://learn.microsoft.com/microsoft-365/admin/manage/remove-licenses-from-users",
};
static B24: Document = Document {
    date: "2024-02-22",
    address: "https://learn.microsoft.com/microsoft-365/commerce/licenses/buy-licenses",
};
static G24: Document = Document {
    date: "2024-09-09",
    address: GROUPS,
};
static E26: Document = Document {
    date: "2026-02-21",
    address: ASSIGN,
};
static G26: Document = Document {
    date: "2026-05-18",
    address: GROUPS,
};

const fn known(
    sign: Sign,
    from: Option<Key>,
    to: Option<Key>,
    why: Key,
    document: Option<&'static Document>,
) -> Difference {
    Difference {
        from,
        to,
        sign,
        why,
        document,
    }
}

use Sign::{Gone, Moved, New, Renamed};

#[rustfmt::skip]
static DIFFERENCES: &[Difference] = &[
    known(Moved, Some(guidance_steps::open_manage), Some(guidance_steps::open_manage_in_bar), guidance_steps::why_in_bar, Some(&NL21)),
    known(Renamed, Some(guidance_steps::choose_add), Some(guidance_steps::choose_assign_more), guidance_steps::why_says_what_stays, Some(&NL21)),
    known(Moved, Some(guidance_steps::switch_products), Some(guidance_steps::tick_licenses), guidance_steps::why_boxes, Some(&NL21)),
    known(Moved, Some(guidance_steps::switch_new_products), Some(guidance_steps::tick_licenses), guidance_steps::why_boxes, Some(&NL21)),
    known(New, None, Some(guidance_steps::clear_apps), guidance_steps::why_one_list_of_apps, None),
    known(Renamed, Some(guidance_steps::press_add), Some(guidance_steps::press_save_done), guidance_steps::why_one_button, Some(&RE)),
    known(Renamed, Some(guidance_steps::choose_replace), Some(guidance_steps::choose_replace_short), guidance_steps::why_shorter, Some(&M22)),
    known(Renamed, Some(guidance_steps::press_replace), Some(guidance_steps::press_save_close), guidance_steps::why_one_button, Some(&M22)),
    known(Moved, Some(guidance_steps::choose_replace), Some(guidance_steps::choose_unassign_all), guidance_steps::why_own_choice, Some(&RE)),
    known(Gone, Some(guidance_steps::tick_remove_all), None, guidance_steps::why_unassign_all, Some(&RE)),
    known(Renamed, Some(guidance_steps::press_replace), Some(guidance_steps::press_save_done), guidance_steps::why_one_button, Some(&RE)),
    known(Renamed, Some(guidance_steps::open_quantity), Some(guidance_steps::open_buy), guidance_steps::why_two_buttons, Some(&B24)),
    known(Renamed, Some(guidance_steps::fill_total), Some(guidance_steps::fill_quantity), guidance_steps::why_quantity, Some(&B24)),
    known(Renamed, Some(guidance_steps::press_submit_change), Some(guidance_steps::press_save), guidance_steps::why_quantity, Some(&B24)),
    known(Moved, Some(guidance_steps::choose_people), Some(guidance_steps::choose_users_and_groups), guidance_steps::why_one_list, Some(&E26)),
    known(Moved, Some(guidance_steps::select_holder), Some(guidance_steps::select_user_or_group), guidance_steps::why_one_list, Some(&E26)),
    known(Moved, Some(guidance_steps::select_holders), Some(guidance_steps::select_users_and_groups), guidance_steps::why_one_list, Some(&E26)),
    known(New, None, Some(guidance_steps::choose_groups_tab), guidance_steps::why_groups, Some(&G24)),
    known(New, None, Some(guidance_steps::select_groups), guidance_steps::why_groups, Some(&G24)),
    known(New, None, Some(guidance_steps::choose_groups), guidance_steps::why_groups, Some(&G24)),
    known(Gone, Some(guidance_steps::choose_groups_tab), None, guidance_steps::why_one_list, Some(&E26)),
    known(Moved, Some(guidance_steps::open_assign), Some(guidance_steps::open_assign_on_licenses), guidance_steps::why_on_licenses, Some(&G26)),
    known(New, None, Some(guidance_steps::choose_subscription), guidance_steps::why_on_licenses, Some(&G26)),
    known(Renamed, Some(guidance_steps::press_assign), Some(guidance_steps::press_assign_groups), guidance_steps::why_on_licenses, Some(&G26)),
];

/// A step in both editions, or in one of them.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The step of the first edition, and its number from 1.
    pub first: Option<(usize, &'static Step)>,
    /// The step of the second.
    pub second: Option<&'static Step>,
    /// How they stand to each other.
    pub sign: Sign,
    /// Why, where that is known.
    pub why: Option<Key>,
    /// The first document that shows it, where one was found.
    pub document: Option<&'static Document>,
}

/// What two steps have to do with each other: the same words, or a known difference, whichever of them is the later.
fn related(first: Key, second: Key) -> Option<(Sign, Option<&'static Difference>)> {
    if first == second {
        return Some((Sign::Same, None));
    }
    let mut all = DIFFERENCES.iter();
    let fits = |d: &&Difference| {
        let both = (d.from, d.to);
        both == (Some(first), Some(second)) || both == (Some(second), Some(first))
    };
    all.find(fits).map(|d| (d.sign, Some(d)))
}

fn pair(first: Option<(usize, &'static Step)>, second: Option<&'static Step>) -> Pair {
    let (from, to) = (first.map(|(_, step)| step.words), second.map(|step| step.words));
    let (sign, difference) = match (from, to) {
        (Some(from), Some(to)) => related(from, to).unwrap_or((Sign::Moved, None)),
        (from, to) => {
            let known = DIFFERENCES
                .iter()
                .find(|d| (d.from, d.to) == (from, to) || (d.from, d.to) == (to, from));
            (if to.is_some() { Sign::New } else { Sign::Gone }, known)
        }
    };
    Pair {
        first,
        second,
        sign,
        why: difference.map(|d| d.why),
        document: difference.and_then(|d| d.document),
    }
}

/// The steps of a task in two editions, as many as possible beside each other, both in their order. A task that an
/// edition lacks has no steps there.
#[must_use]
pub fn compare(first: Option<&'static Task>, second: Option<&'static Task>) -> Vec<Pair> {
    let steps = |task: Option<&'static Task>| task.map_or(&[][..], |task| task.steps);
    let (a, b) = (steps(first), steps(second));
    // The most pairs that can be made of what is left of both, by how much of each is behind.
    let width = b.len() + 1;
    let mut most = vec![0_usize; (a.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    let look = |most: &[usize], i: usize, j: usize| most.get(at(i, j)).copied().unwrap_or(0);
    for (i, one) in a.iter().enumerate().rev() {
        for (j, other) in b.iter().enumerate().rev() {
            let skip = look(&most, i + 1, j).max(look(&most, i, j + 1));
            let take = related(one.words, other.words).map_or(0, |_| look(&most, i + 1, j + 1) + 1);
            if let Some(place) = most.get_mut(at(i, j)) {
                *place = skip.max(take);
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    loop {
        match (a.get(i), b.get(j)) {
            (None, None) => return pairs,
            (Some(one), Some(other))
                if related(one.words, other.words).is_some()
                    && look(&most, i, j) == look(&most, i + 1, j + 1) + 1 =>
            {
                pairs.push(pair(Some((i + 1, one)), Some(other)));
                (i, j) = (i + 1, j + 1);
            }
            (Some(one), other) if other.is_none() || look(&most, i + 1, j) >= look(&most, i, j + 1) => {
                pairs.push(pair(Some((i + 1, one)), None));
                i += 1;
            }
            (_, other) => {
                pairs.push(pair(None, other));
                j += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::EditionId::{self, Vianet2020, Worldwide2020, Worldwide2025, Worldwide2026};
    use crate::guidance::{task, TaskId};

    fn signs(id: TaskId, first: EditionId, second: EditionId) -> String {
        let pairs = compare(task(first.edition(), id), task(second.edition(), id));
        let sign = |pair: &Pair| match pair.sign {
            Sign::Same => '=',
            Sign::Renamed => 'r',
            Sign::Moved => 'm',
            Sign::New => '+',
            Sign::Gone => '-',
        };
        pairs.iter().map(sign).collect()
    }

    #[test]
    fn tasks_in_two_editions() {
        use TaskId::*;
        for (id, first, second, expected) in [
            (AssignMany, Worldwide2020, Worldwide2020, "======"),
            (AssignMany, Worldwide2020, Worldwide2025, "==mrm+r"),
            (AssignMany, Worldwide2025, Worldwide2020, "==mrm-r"),
            (AssignMany, Worldwide2025, Worldwide2026, "======="),
            (UnassignMany, Worldwide2020, Worldwide2025, "==mm-r"),
            (MoveUsers, Worldwide2020, Worldwide2025, "==mrmr"),
            (AssignOne, Worldwide2020, Worldwide2025, "===="),
            (ChangeQuantity, Worldwide2020, Worldwide2025, "=rrr"),
            (AssignProduct, Worldwide2025, Worldwide2026, "===m=="),
            (ChangeApps, Worldwide2020, Worldwide2026, "=m=="),
            (UnassignProduct, Worldwide2020, Worldwide2026, "==m=="),
            (AssignGroups, Worldwide2020, Worldwide2025, "+++++++"),
            (AssignGroups, Worldwide2025, Worldwide2026, "=--m=+=r"),
            (UnassignProduct, Worldwide2020, Vianet2020, "-----"),
        ] {
            assert_eq!(signs(id, first, second), expected, "{id:?} {first} {second}");
        }
    }

    /// Every difference is met by some task of some two editions, and every step keeps its place.
    #[test]
    fn no_difference_is_idle_and_no_step_is_lost() {
        let mut met = std::collections::BTreeSet::new();
        for first in EditionId::ALL {
            for second in EditionId::ALL {
                for id in TaskId::ALL {
                    let (a, b) = (task(first.edition(), id), task(second.edition(), id));
                    let pairs = compare(a, b);
                    let count = |task: Option<&Task>| task.map_or(0, |task| task.steps.len());
                    assert_eq!(pairs.iter().filter(|pair| pair.first.is_some()).count(), count(a));
                    assert_eq!(
                        pairs.iter().filter(|pair| pair.second.is_some()).count(),
                        count(b)
                    );
                    for (place, d) in DIFFERENCES.iter().enumerate() {
                        let fits = |pair: &Pair| {
                            let now = (pair.first.map(|(_, s)| s.words), pair.second.map(|s| s.words));
                            now == (d.from, d.to)
                        };
                        if pairs.iter().any(fits) {
                            met.insert(place);
                        }
                    }
                }
            }
        }
        assert_eq!(met.len(), DIFFERENCES.len());
    }
}
