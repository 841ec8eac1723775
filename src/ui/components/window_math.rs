//! Which rows of a long grid exist in the document, and where it scrolls to. Pure.
use std::ops::Range;

/// At most this many rows are in the document for the window; with the header and one current row elsewhere, 60.
pub const MOST_ROWS: usize = 58;
/// Rows kept above and below what is in sight, so that a fast scroll finds them drawn.
const SPARE: usize = 6;
/// The window moves in steps of this many rows, so that most scroll events change nothing.
const STEP: usize = 4;

/// What is known of the scroll area. Lengths in px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// How far it is scrolled.
    pub scroll_top: f64,
    /// The height in which rows are in sight: without the header.
    pub height: f64,
    /// The height of one row; 0 before it was measured.
    pub row_height: f64,
}

impl Viewport {
    /// How many whole rows are in sight, at least one: what Page Up and Page Down move by.
    pub fn page(self) -> usize {
        to_index(self.height / self.row_height.max(1.0)).max(1)
    }

    /// The rows that exist for what is in sight.
    pub fn window(self, count: usize) -> Range<usize> {
        if self.row_height <= 0.0 || count == 0 {
            // Not measured: a first screenful, to be measured.
            return 0..count.min(STEP);
        }
        let first = to_index(self.scroll_top / self.row_height).min(count.saturating_sub(1));
        let in_sight = to_index((self.height / self.row_height).ceil()) + 1;
        // A very tall window leaves less room for spare rows.
        let spare = SPARE.min(MOST_ROWS.saturating_sub(in_sight + STEP) / 2);
        let start = first.saturating_sub(spare) / STEP * STEP;
        let end = first + in_sight + spare;
        let end = end.div_ceil(STEP) * STEP;
        start..end.min(start + MOST_ROWS).min(count)
    }

    /// Where to scroll to so that a row is wholly in sight; `None` when it is.
    pub fn scroll_for(self, index: usize) -> Option<f64> {
        let top = from_index(index) * self.row_height;
        let bottom = top + self.row_height;
        if top < self.scroll_top {
            Some(top)
        } else if bottom > self.scroll_top + self.height {
            Some((bottom - self.height).max(0.0))
        } else {
            None
        }
    }
}

/// A count as a length factor. Exact: counts stay far below 2^53.
pub fn from_index(index: usize) -> f64 {
    u32::try_from(index).map_or(f64::from(u32::MAX), f64::from)
}

/// A length factor as a count; negative and not-a-number are 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and NaN becomes 0"
)]
pub fn to_index(value: f64) -> usize {
    value as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewport(scroll_top: f64, height: f64, row_height: f64) -> Viewport {
        Viewport {
            scroll_top,
            height,
            row_height,
        }
    }

    #[test]
    fn the_window_covers_what_is_in_sight_and_is_never_larger_than_allowed() {
        for row_height in [32.0, 36.0, 40.0, 48.0, 81.0, 160.0] {
            for height in [40.0, 120.0, 640.0, 900.0, 1600.0] {
                for count in [0_usize, 1, 5, 57, 58, 61, 48_000, 250_000] {
                    let length = from_index(count) * row_height;
                    for part in [0.0, 0.1, 0.5, 0.999, 1.0, 2.0] {
                        let at = viewport((length * part - height).max(0.0), height, row_height);
                        let window = at.window(count);
                        assert!(window.len() <= MOST_ROWS, "{at:?} {count}");
                        assert!(window.end <= count);
                        let first = to_index(at.scroll_top / row_height);
                        let last =
                            to_index((at.scroll_top + height) / row_height).min(count.saturating_sub(1));
                        if first < count {
                            assert!(window.contains(&first), "{at:?} {count} {window:?}");
                            assert!(window.contains(&last), "{at:?} {count} {window:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn small_scrolls_keep_the_window() {
        let a = viewport(4000.0, 600.0, 40.0).window(10_000);
        let b = viewport(4039.0, 600.0, 40.0).window(10_000);
        assert_eq!(a, b);
    }

    #[test]
    fn scrolling_to_a_row_moves_no_more_than_needed() {
        let at = viewport(400.0, 400.0, 40.0);
        for (index, expected) in [
            (10, None),
            (19, None),
            (9, Some(360.0)),
            (0, Some(0.0)),
            (20, Some(440.0)),
            (1000, Some(39_640.0)),
        ] {
            assert_eq!(at.scroll_for(index), expected, "{index}");
        }
    }

    #[test]
    fn before_measuring_a_few_rows_exist() {
        assert_eq!(Viewport::default().window(1000), 0..4);
        assert_eq!(Viewport::default().window(2), 0..2);
        assert_eq!(viewport(0.0, 400.0, 40.0).page(), 10);
        assert_eq!(Viewport::default().page(), 1);
    }
}
