//! When rows are looked for whose create may or may not have had an effect.
//!
//! A store may carry out a request after everybody has given up waiting for it, and its lists may lag behind its
//! writes. So a row that is not found is looked for again, and counts as missing only when no request that holds it can still
//! arrive: what waits before the store is held for 10 seconds at most, the store answers within 30 or is given
//! up, may commit 60 later, and shows it 5 later. That makes 105 seconds; 120 are taken.

use crate::engine::Millis;

/// When to look, in milliseconds after the last request with the rows has ended. Only the last look proves that a
/// row is missing.
const RUNGS: [Millis; 4] = [2_000, 15_000, 45_000, 120_000];
/// So long after a write lists may still not show it, in milliseconds.
const LAG: Millis = 6_000;
/// Where look-ups fail they are repeated so often, in milliseconds.
const PAUSE: Millis = 20_000;
/// So long after the last request with the rows no look-up is tried any more, in milliseconds.
const PATIENCE: Millis = 15 * 60_000;

/// A place on the ladder of looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ladder {
    /// When the last request with the rows ended.
    from: Millis,
    /// When to look.
    due: Millis,
    /// From when on a look proves that rows are missing.
    end: Millis,
}

impl Ladder {
    /// After a request that ended at this moment without an answer that proves anything.
    pub(super) const fn after_silence(from: Millis) -> Self {
        let [first, .., last] = RUNGS;
        Self {
            from,
            due: from.saturating_add(first),
            end: from.saturating_add(last),
        }
    }

    /// After a refusal, which ends what the store does with the request. What it has done is listed a little later.
    pub(super) const fn after_refusal(from: Millis) -> Self {
        Self {
            from,
            due: from,
            end: from.saturating_add(LAG),
        }
    }

    /// When the last request with the rows ended.
    pub(super) const fn from(self) -> Millis {
        self.from
    }

    /// When to look.
    pub(super) const fn due(self) -> Millis {
        self.due
    }

    /// When at the latest a look proves what became of the rows.
    pub(super) const fn end(self) -> Millis {
        self.end
    }

    /// The next look, after one that did not find the rows; `None` if that was the last, and the rows are missing.
    pub(super) fn next(self, now: Millis) -> Option<Self> {
        if self.due >= self.end {
            return None;
        }
        let mut due = self.end.max(now);
        if self.end > self.from.saturating_add(LAG) {
            for rung in RUNGS {
                let moment = self.from.saturating_add(rung);
                if moment > now {
                    due = due.min(moment);
                }
            }
        }
        Some(Self { due, ..self })
    }

    /// The next look, after one that could not be made; `None` if it is not worth trying any longer.
    pub(super) fn again(self, now: Millis) -> Option<Self> {
        let is_over = now >= self.from.saturating_add(PATIENCE);
        let due = now.saturating_add(PAUSE);
        (!is_over).then_some(Self { due, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_looked_for_four_times_in_two_minutes() {
        let mut ladder = Ladder::after_silence(1_000);
        let mut looks = vec![ladder.due()];
        while let Some(next) = ladder.next(ladder.due() + 400) {
            ladder = next;
            looks.push(ladder.due());
        }
        assert_eq!(looks, [3_000, 16_000, 46_000, 121_000]);
        assert_eq!(ladder.end(), 121_000);
    }

    #[test]
    fn a_refusal_is_looked_into_at_once_and_when_lists_show_it() {
        let ladder = Ladder::after_refusal(1_000);
        assert_eq!(ladder.due(), 1_000);
        let last = ladder.next(1_400).unwrap();
        assert_eq!((last.due(), last.next(7_400)), (7_000, None));
    }

    #[test]
    fn a_look_that_comes_late_leaves_out_those_before_it_and_never_the_last() {
        let ladder = Ladder::after_silence(0);
        let late = ladder.next(50_000).unwrap();
        assert_eq!(late.due(), 120_000);
        assert_eq!(late.next(120_001), None);
        let later = ladder.next(200_000).unwrap();
        assert_eq!((later.due(), later.next(200_400)), (200_000, None));
    }

    #[test]
    fn looks_that_fail_are_repeated_for_a_quarter_of_an_hour() {
        let mut ladder = Ladder::after_silence(0);
        let mut looks = Vec::new();
        while let Some(next) = ladder.again(ladder.due()) {
            ladder = next;
            looks.push(ladder.due() / 1_000);
        }
        assert_eq!((looks[0], looks[1], looks.last()), (22, 42, Some(&902)));
        // One that is made in the end proves what it proves.
        assert_eq!(ladder.next(902_400), None);
    }
}
