//! What each step may take, and where the time of a run went.

use std::fs;
use std::time::Duration;

use anyhow::{Result, bail};

use super::Step;

/// What a step took.
pub(super) struct Spent {
    pub(super) step: String,
    pub(super) wall: Duration,
    /// Processor time of the programs that the step waited for; unknown on some systems.
    pub(super) processor: Option<Duration>,
}

/// Wall and processor seconds of each step in a fresh clone with the tools there, on two idle
/// cores, recorded with room for a fifth more. Set-up and steps beside others have none.
const BUDGETS: [(Step, u64, u64); 15] = [
    (Step::Tidy, 10, 10),
    (Step::Fmt, 10, 10),
    (Step::Clippy, 150, 260),
    (Step::ClippyWasm, 110, 190),
    (Step::Native, 260, 420),
    (Step::Node, 90, 130),
    (Step::Chromium, 140, 230),
    (Step::Firefox, 30, 30),
    (Step::Webkit, 30, 30),
    (Step::Site, 240, 420),
    (Step::Npm, 300, 300),
    (Step::E2e, 780, 600),
    (Step::Artefacts, 40, 40),
    (Step::Docs, 90, 130),
    (Step::Deny, 10, 10),
];

fn budget(step: &str) -> Option<(u64, u64)> {
    BUDGETS
        .iter()
        .find(|(known, ..)| known.name() == step)
        .map(|&(_, wall, processor)| (wall, processor))
}

/// The processor time of all programs that this one started and waited for.
pub(super) fn processor_time() -> Option<Duration> {
    // proc(5): the fields after the name in brackets; children's user and system time are the
    // 14th and 15th of them, in hundredths of a second on every Linux that Rust runs on.
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks: u64 = fields
        .split_whitespace()
        .skip(13)
        .take(2)
        .map(|field| field.parse::<u64>().ok())
        .sum::<Option<u64>>()?;
    Some(Duration::from_millis(ticks * 10))
}

/// The lines that say where the time went, each step beside its budget.
pub(super) fn report(spent: &[Spent]) -> String {
    let line = |one: &Spent| {
        let processor = one
            .processor
            .map_or_else(|| "–".to_owned(), |time| time.as_secs().to_string());
        let beside = budget(&one.step).map_or_else(String::new, |(wall, processor)| {
            format!("   of {wall:4} s wall, {processor:4} s processor")
        });
        format!(
            "  {:12} {:7.1} s wall {:>5} s processor{beside}\n",
            one.step,
            one.wall.as_secs_f32(),
            processor
        )
    };
    spent.iter().map(line).collect()
}

/// Fails if a step took more than its budget; for machines that do nothing else.
pub(super) fn ensure_within(spent: &[Spent]) -> Result<()> {
    let over: Vec<&str> = spent
        .iter()
        .filter(|one| is_over(one))
        .map(|one| one.step.as_str())
        .collect();
    if !over.is_empty() {
        bail!("over their budgets: {}", over.join(", "));
    }
    Ok(())
}

fn is_over(spent: &Spent) -> bool {
    budget(&spent.step).is_some_and(|(wall, processor)| {
        spent.wall.as_secs() > wall
            || spent
                .processor
                .is_some_and(|time| time.as_secs() > processor)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spent(step: &str, wall: u64, processor: Option<u64>) -> Spent {
        Spent {
            step: step.to_owned(),
            wall: Duration::from_secs(wall),
            processor: processor.map(Duration::from_secs),
        }
    }

    #[test]
    fn a_step_is_over_its_budget_by_either_time() {
        assert!(!is_over(&spent("fmt", 10, Some(10))));
        assert!(is_over(&spent("fmt", 11, Some(1))));
        assert!(is_over(&spent("fmt", 1, Some(11))));
        assert!(!is_over(&spent("fmt", 1, None)));
        assert!(!is_over(&spent("setup", 9999, Some(9999))));
        assert!(ensure_within(&[spent("fmt", 1, None), spent("docs", 9999, None)]).is_err());
    }

    #[test]
    fn the_time_of_children_is_counted_once_they_ended() {
        let Some(before) = processor_time() else {
            return;
        };
        let spin = "let n = 0; const end = Date.now() + 60; while (Date.now() < end) n += 1;";
        let ended = std::process::Command::new("node")
            .args(["-e", spin])
            .status();
        assert!(ended.is_ok_and(|status| status.success()));
        assert!(processor_time().unwrap() > before);
    }

    #[test]
    fn the_report_shows_each_step_beside_its_budget() {
        let text = report(&[spent("fmt", 2, Some(1)), spent("setup", 3, None)]);
        assert!(text.contains("fmt"), "{text}");
        assert!(text.contains("of   10 s wall"), "{text}");
        assert_eq!(text.lines().count(), 2);
    }
}
