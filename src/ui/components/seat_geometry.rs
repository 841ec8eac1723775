//! The geometry of seat bars: from counts to the paths that `SeatBar` draws. Pure.
//!
//! Up to [`SINGLY`] licenses, each is a seat of 4 x 12 px, 2 apart; planned seats are 16 high; a mark of 2 x 18 stands
//! at the total when more are used. Above that, one bar of 148 x 8 to scale.

/// Up to this many, seats are drawn singly.
pub const SINGLY: u32 = 30;

const HEIGHT: f64 = 18.0;
const SEAT: f64 = 4.0;
const GAP: f64 = 2.0;
const BAR: f64 = 148.0;
const BAR_HEIGHT: f64 = 8.0;
/// The least that is filled when anything is assigned.
const LEAST: f64 = 4.0;

/// How many licenses of a product there are, are used, and would be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    /// The total.
    pub total: u32,
    /// Assigned now; may be more than the total.
    pub assigned: u32,
    /// How many more the plan would assign.
    pub planned: u32,
}

/// What to draw, in px from the top left: data for SVG paths, empty where there is nothing of the kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeatDrawing {
    /// The drawing's width.
    pub width: f64,
    /// The drawing's height: the same for all, so that bars align in a column.
    pub height: f64,
    /// Filled: assigned.
    pub assigned: String,
    /// Outlined: available.
    pub free: String,
    /// Filled and taller: the plan would use them.
    pub planned: String,
    /// The mark at the total, when more than the total are used.
    pub mark: String,
    /// Filled and hatched: more than the total.
    pub over: String,
    /// The hatching, stroked over `over`.
    pub hatch: String,
}

/// What stands in one place of a bar of single seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Assigned.
    Assigned,
    /// The plan would use it.
    Planned,
    /// Available.
    Free,
    /// More than the total.
    Over,
}

/// The seats one by one, left to right; the mark stands before the first [`Seat::Over`].
pub fn seats(counts: Seats) -> Vec<Seat> {
    let within = counts.assigned.min(counts.total);
    let planned_within = counts.planned.min(counts.total - within);
    let over = (counts.assigned - within).saturating_add(counts.planned - planned_within);
    let free = counts.total - within - planned_within;
    let run = |seat: Seat, n: u32| (0..n).map(move |_| seat);
    run(Seat::Assigned, within)
        .chain(run(Seat::Planned, planned_within))
        .chain(run(Seat::Free, free))
        .chain(run(Seat::Over, over))
        .collect()
}

/// The drawing of a product's seats.
pub fn draw(counts: Seats) -> SeatDrawing {
    let used = used(counts);
    if used.max(counts.total.into()) <= u64::from(SINGLY) {
        draw_singly(counts)
    } else {
        draw_bar(counts)
    }
}

/// How many the plan would have in use.
fn used(counts: Seats) -> u64 {
    u64::from(counts.assigned) + u64::from(counts.planned)
}

fn draw_singly(counts: Seats) -> SeatDrawing {
    let mut drawing = SeatDrawing {
        height: HEIGHT,
        ..SeatDrawing::default()
    };
    let mut x = 0.0;
    for seat in seats(counts) {
        if seat == Seat::Over && drawing.mark.is_empty() {
            drawing.mark = rect(x, 0.0, 2.0, HEIGHT, 0.0);
            x += 2.0 + GAP;
        }
        match seat {
            Seat::Assigned => drawing.assigned += &rect(x, 3.0, SEAT, 12.0, 1.5),
            Seat::Planned => drawing.planned += &rect(x, 1.0, SEAT, 16.0, 1.5),
            // Half the stroke inside, so that an outlined seat is as large as a filled one.
            Seat::Free => drawing.free += &rect(x + 0.5, 3.5, SEAT - 1.0, 11.0, 1.0),
            Seat::Over => {
                drawing.over += &rect(x, 3.0, SEAT, 12.0, 1.5);
                drawing.hatch += &hatch(x, 3.0, SEAT, 12.0);
            }
        }
        x += SEAT + GAP;
    }
    drawing.width = (x - GAP).max(0.0);
    drawing
}

fn draw_bar(counts: Seats) -> SeatDrawing {
    let top = (HEIGHT - BAR_HEIGHT) / 2.0;
    let total = f64::from(counts.total);
    let used = f64::from(counts.assigned) + f64::from(counts.planned);
    let scale = BAR / total.max(used);
    let length = |n: u32| {
        let length = f64::from(n) * scale;
        if n > 0 {
            length.max(LEAST)
        } else {
            0.0
        }
    };
    let mut drawing = SeatDrawing {
        width: BAR,
        height: HEIGHT,
        ..SeatDrawing::default()
    };
    let end = if used > total { total * scale } else { BAR };
    let assigned = length(counts.assigned.min(counts.total)).min(end);
    let planned =
        length(counts.planned.min(counts.total.saturating_sub(counts.assigned))).min(end - assigned);
    if counts.total > 0 {
        drawing.free = rect(0.5, top + 0.5, end - 1.0, BAR_HEIGHT - 1.0, 2.5);
    }
    if assigned > 0.0 {
        drawing.assigned = rect(0.0, top, assigned, BAR_HEIGHT, 3.0);
    }
    if planned > 0.0 {
        drawing.planned = rect(assigned, top - 2.0, planned, BAR_HEIGHT + 4.0, 1.5);
    }
    if used > total {
        drawing.mark = rect((end - 1.0).max(0.0), 0.0, 2.0, HEIGHT, 0.0);
        let from = (end + 3.0).min(BAR - LEAST);
        drawing.over = rect(from, top, BAR - from, BAR_HEIGHT, 1.5);
        drawing.hatch = hatch(from, top, BAR - from, BAR_HEIGHT);
    }
    drawing
}

/// A rectangle with rounded corners as path data.
fn rect(x: f64, y: f64, width: f64, height: f64, radius: f64) -> String {
    let r = radius.min(width / 2.0).min(height / 2.0).max(0.0);
    let (w, h) = (width - 2.0 * r, height - 2.0 * r);
    if r <= 0.0 {
        return format!("M{x} {y}h{width}v{height}h{}z", -width);
    }
    format!("M{} {y}h{w}a{r} {r} 0 0 1 {r} {r}v{h}a{r} {r} 0 0 1 {} {r}h{}a{r} {r} 0 0 1 {} {}v{}a{r} {r} 0 0 1 {r} {}z", x + r, -r, -w, -r, -r, -h, -r)
}

/// Rising strokes 4 px apart inside a rectangle, cut at its edges.
fn hatch(x: f64, y: f64, width: f64, height: f64) -> String {
    const STEP: f64 = 4.0;
    let mut out = String::new();
    // A stroke starts on the left or lower edge at distance `d` from the top left, going down and then right.
    let mut d = STEP;
    while d < width + height {
        let (x1, y1) = if d <= height {
            (x, y + d)
        } else {
            (x + d - height, y + height)
        };
        let (x2, y2) = if d <= width {
            (x + d, y)
        } else {
            (x + width, y + d - width)
        };
        out += &format!("M{x1} {y1}L{x2} {y2}");
        d += STEP;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(total: u32, assigned: u32, planned: u32) -> Seats {
        Seats {
            total,
            assigned,
            planned,
        }
    }

    /// The seats as a picture: `#` assigned, `+` planned, `.` available, `|` the mark, `x` over.
    fn picture(of: Seats) -> String {
        let mut out = String::new();
        for seat in seats(of) {
            if seat == Seat::Over && !out.contains('|') {
                out.push('|');
            }
            out.push(match seat {
                Seat::Assigned => '#',
                Seat::Planned => '+',
                Seat::Free => '.',
                Seat::Over => 'x',
            });
        }
        out
    }

    #[test]
    fn seats_stand_assigned_planned_available_over() {
        for (of, expected) in [
            (counts(0, 0, 0), ""),
            (counts(5, 0, 0), "....."),
            (counts(5, 2, 0), "##..."),
            (counts(5, 2, 2), "##++."),
            (counts(5, 5, 0), "#####"),
            (counts(5, 4, 3), "####+|xx"),
            (counts(8, 11, 0), "########|xxx"),
            (counts(0, 2, 1), "|xxx"),
        ] {
            assert_eq!(picture(of), expected, "{of:?}");
        }
    }

    #[test]
    fn up_to_thirty_are_drawn_singly_to_one_scale() {
        for (of, width) in [
            (counts(1, 1, 0), 4.0),
            (counts(25, 20, 2), 25.0 * 6.0 - 2.0),
            (counts(30, 30, 0), 30.0 * 6.0 - 2.0),
            (counts(8, 11, 0), 11.0 * 6.0 - 2.0 + 4.0),
            (counts(0, 0, 0), 0.0),
        ] {
            let drawing = draw(of);
            assert_eq!(drawing.width, width, "{of:?}");
            assert_eq!(drawing.height, 18.0);
        }
    }

    #[test]
    fn above_thirty_is_one_bar() {
        for (of, has_planned, has_mark) in [
            (counts(31, 1, 0), false, false),
            (counts(10_000, 6, 0), false, false),
            (counts(10_000, 6, 20), true, false),
            (counts(30, 31, 0), false, true),
            (counts(100, 100, 1), false, true),
            (counts(0, 100, 0), false, true),
            (counts(u32::MAX, u32::MAX, u32::MAX), false, true),
        ] {
            let drawing = draw(of);
            assert_eq!(drawing.width, 148.0, "{of:?}");
            assert_eq!(!drawing.planned.is_empty(), has_planned, "{of:?}");
            assert_eq!(!drawing.mark.is_empty(), has_mark, "{of:?}");
            assert_eq!(!drawing.over.is_empty(), has_mark, "{of:?}");
        }
    }

    #[test]
    fn something_assigned_is_never_drawn_as_nothing() {
        let drawing = draw(counts(10_000, 1, 0));
        assert!(
            drawing.assigned.starts_with("M2 5h0"),
            "four px wide: {}",
            drawing.assigned
        );
        assert_eq!(draw(counts(10_000, 0, 0)).assigned, "");
    }

    #[test]
    fn no_path_holds_anything_but_numbers() {
        for total in [0, 1, 7, 29, 30, 31, 500] {
            for assigned in [0, 1, 8, 30, 33, 900] {
                for planned in [0, 1, 40] {
                    let d = draw(counts(total, assigned, planned));
                    for path in [d.assigned, d.free, d.planned, d.mark, d.over, d.hatch] {
                        assert!(
                            !path.contains("NaN") && !path.contains("inf"),
                            "{total} {assigned} {planned}: {path}"
                        );
                    }
                }
            }
        }
    }
}
