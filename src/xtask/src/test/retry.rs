//! When a wasm test run may be repeated: only if the browser never came to run a test.

/// How a wasm test run went, as far as its output shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It ran so many tests and all passed.
    Passed(usize),
    /// The run ended before the first test of a module: the driver or the browser did not start.
    NotStarted,
    /// Tests ran and failed, or it failed in another way.
    Failed,
}

/// Judges a run by whether it succeeded and by what its runner printed.
pub(super) fn judge(succeeded: bool, output: &str) -> Verdict {
    if succeeded {
        return Verdict::Passed(passed(output));
    }
    // Cargo stops at the first module that fails, so what counts comes after the last result.
    let rest = match output.rsplit_once("test result: ") {
        Some((_, rest)) if !rest.starts_with("ok") => return Verdict::Failed,
        Some((_, rest)) => rest,
        None => output,
    };
    let began = rest.lines().any(|line| line.starts_with("running "));
    let tried = DRIVER_SIGNS.iter().any(|sign| rest.contains(sign));
    if tried && !began {
        Verdict::NotStarted
    } else {
        Verdict::Failed
    }
}

/// What the runner prints while it brings up driver and browser.
const DRIVER_SIGNS: [&str; 3] = [
    "Running headless tests in",
    "Failed to start driver",
    "Driver has not bound port",
];

/// The tests that passed, summed over the "test result" lines.
fn passed(output: &str) -> usize {
    output
        .lines()
        .filter_map(|line| {
            line.strip_prefix("test result: ok. ")?
                .split_once(" passed")
        })
        .filter_map(|(count, _)| count.parse::<usize>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTED: &str = "Running headless tests in Firefox on `http://127.0.0.1:1/`\n";

    #[test]
    fn passed_tests_are_summed_over_the_modules() {
        let output = "running 2 tests\n\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\
                      no tests to run!\n\
                      test result: ok. 11 passed; 0 failed; 0 ignored; 0 filtered out\n";
        assert_eq!(judge(true, output), Verdict::Passed(13));
        assert_eq!(judge(true, "no tests to run!\n"), Verdict::Passed(0));
    }

    #[test]
    fn a_failed_assertion_is_never_repeated() {
        let output = format!(
            "{STARTED}running 3 tests\ntest a ... FAIL\ntest result: FAILED. 2 passed; 1 failed\n"
        );
        assert_eq!(judge(false, &output), Verdict::Failed);
        let hangs = format!(
            "{STARTED}running 3 tests\ntest a ... ok\nFailed to detect test as having been run.\n"
        );
        assert_eq!(judge(false, &hangs), Verdict::Failed);
    }

    #[test]
    fn a_module_that_does_not_compile_is_no_driver_fault() {
        assert_eq!(judge(false, ""), Verdict::Failed);
    }

    #[test]
    fn a_browser_that_did_not_come_up_may_be_tried_again() {
        let refused =
            format!("{STARTED}driver status: signal: 9\nError: non-200 response code: 500\n");
        assert_eq!(judge(false, &refused), Verdict::NotStarted);
        let after_a_good_module = format!(
            "{STARTED}running 1 test\ntest result: ok. 1 passed; 0 failed\n{STARTED}Error: timed out\n"
        );
        assert_eq!(judge(false, &after_a_good_module), Verdict::NotStarted);
        let no_driver = "running 1 test\ntest result: ok. 1 passed; 0 failed\n\
                         Failed to start driver, trying again ...\ndriver status: exit status: 1\n";
        assert_eq!(judge(false, no_driver), Verdict::NotStarted);
    }
}
