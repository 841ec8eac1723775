//! Which people are selected: one flag per place, so that a hundred thousand cost no more than ten.

use crate::domain::UserIx;

/// The selected people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    flags: Vec<bool>,
    count: usize,
}

impl Selection {
    /// Whether somebody is selected.
    pub fn contains(&self, user: UserIx) -> bool {
        self.flags.get(user.index()).copied().unwrap_or(false)
    }

    /// How many are selected.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether nobody is.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Selects or clears people.
    pub fn set(&mut self, users: &[UserIx], on: bool) {
        for user in users {
            let index = user.index();
            if index >= self.flags.len() {
                if !on {
                    continue;
                }
                self.flags.resize(index + 1, false);
            }
            if let Some(flag) = self.flags.get_mut(index) {
                if *flag != on {
                    *flag = on;
                    self.count = if on {
                        self.count + 1
                    } else {
                        self.count.saturating_sub(1)
                    };
                }
            }
        }
    }

    /// Clears everybody.
    pub fn clear(&mut self) {
        self.flags.clear();
        self.count = 0;
    }

    /// How many of these are selected.
    pub fn count_in(&self, users: &[UserIx]) -> usize {
        if self.count == 0 {
            0
        } else {
            users.iter().filter(|user| self.contains(**user)).count()
        }
    }

    /// The selected ones of these, in their order.
    pub fn of(&self, users: &[UserIx]) -> Vec<UserIx> {
        users
            .iter()
            .copied()
            .filter(|user| self.contains(*user))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_selected_cleared_and_counted() {
        let all: Vec<UserIx> = (0..6).map(UserIx).collect();
        let mut selection = Selection::default();
        selection.set(&all[2..5], true);
        selection.set(&all[4..6], true);
        selection.set(&all[3..4], false);
        selection.set(&[UserIx(99)], false);
        assert_eq!(selection.len(), 3);
        assert_eq!(
            selection.of(&[UserIx(5), UserIx(2), UserIx(3)]),
            [UserIx(5), UserIx(2)]
        );
        assert_eq!(selection.count_in(&all[..3]), 1);
        assert!(!selection.contains(UserIx(77)));
        selection.clear();
        assert!(selection.is_empty());
    }
}
