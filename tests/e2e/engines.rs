//! In which engines a journey runs.
//!
//! Most journeys show that the parts fit together, which one engine shows as well as three. Those in
//! the table below depend on what engines do differently. `cargo xtask soak` runs everything
//! everywhere.

use b2b_users_tests::Engine;
use std::env;
use std::fs::OpenOptions;
use std::io::Write;

/// Journeys that depend on the engine, by what they depend on.
const DEPENDENT: [(&str, &[&str]); 9] = [
    (
        "focus and keys",
        &[
            "a_problem_shows_beside_its_field_when_the_field_is_left",
            "tabs_are_reached_and_changed_by_key_alone",
            "the_form_is_walked_with_tab_and_sent_with_enter",
            "each_step_moves_the_focus_and_names_itself_in_the_title",
        ],
    ),
    (
        "when a control that goes loses the focus",
        &[
            "every_list_may_arrive_while_a_field_of_the_site_has_the_focus",
            "every_list_may_arrive_while_a_field_of_the_element_has_the_focus",
        ],
    ),
    (
        "files, downloads and their streams",
        &["the_sample_creates_its_valid_rows_and_names_each_problem"],
    ),
    (
        "what fetch says of a request that broke",
        &[
            "with_the_proxy_down_an_import_waits_with_every_row_and_goes_on_by_itself",
            "of_users_whose_reply_was_lost_the_store_is_asked_and_no_one_is_sent_twice",
        ],
    ),
    (
        "service workers and storage",
        &[
            "without_a_network_the_site_opens_and_checks_and_says_that_the_store_is_out_of_reach",
            "settings_that_the_operator_changed_count_at_the_next_load",
        ],
    ),
    (
        "policies and integrity",
        &[
            "an_element_creates_a_user_under_a_strict_policy_and_tells_the_page",
            "a_page_with_trusted_types_is_no_obstacle",
            "a_page_that_forbids_wasm_gets_a_clear_event_and_message",
            "a_module_that_was_changed_is_not_run",
            "screens_that_cannot_be_loaded_are_told_and_come_at_the_next_try",
            "a_form_whose_engine_cannot_be_loaded_sends_nothing_and_is_sent_once_at_the_next_try",
            "the_site_that_trunk_builds_alone_works_too",
        ],
    ),
    (
        "moved, removed and stopped elements",
        &[
            "a_move_in_the_page_keeps_everything",
            "removal_in_the_middle_of_an_import_stops_requests_timers_and_listeners",
            "a_trap_of_another_module_is_not_taken_for_ours",
            "after_a_fault_in_the_middle_of_an_import_nothing_is_sent_and_what_was_shown_stays",
        ],
    ),
    (
        "frames and their messages",
        &["a_page_in_an_iframe_gets_settings_and_login_from_its_parent"],
    ),
    (
        "style sheets and layout",
        &["the_page_paints_it_with_custom_properties_and_parts"],
    ),
];

/// The engines for the journey whose test or closure has this path.
pub(crate) fn engines_of(path: &str) -> Vec<Engine> {
    let usual = env::var("B2B_USERS_JOURNEYS").is_ok_and(|set| set == "usual");
    let engines: Vec<Engine> = Engine::requested()
        .unwrap()
        .into_iter()
        .filter(|engine| !usual || *engine == Engine::Chromium || depends_on_the_engine(path))
        .collect();
    tally(&engines);
    engines
}

/// The path of a journey's closure has the journey's name as one of its parts.
fn depends_on_the_engine(path: &str) -> bool {
    let listed = DEPENDENT.iter().flat_map(|(_, journeys)| *journeys);
    listed
        .into_iter()
        .any(|name| path.split("::").any(|part| part == *name))
}

/// Writes down that a journey begins, so that the run can tell how many there were.
pub(crate) fn tally(engines: &[Engine]) {
    if let Ok(file) = env::var("B2B_USERS_TALLY") {
        let mut file = OpenOptions::new()
            .append(true)
            .create(true)
            .open(file)
            .unwrap();
        for engine in engines {
            writeln!(file, "{}", engine.name()).unwrap();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn sources(folder: &Path) -> String {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                if path.is_dir() {
                    sources(&path)
                } else {
                    fs::read_to_string(path).unwrap()
                }
            })
            .collect()
    }

    #[test]
    fn every_listed_journey_exists() {
        let all = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e"));
        for name in DEPENDENT.iter().flat_map(|(_, journeys)| *journeys) {
            assert!(
                all.contains(&format!("async fn {name}()")),
                "no journey {name}"
            );
        }
    }

    #[test]
    fn a_journey_is_known_by_its_whole_name() {
        let path = |name: &str| format!("e2e::element::{name}::{{{{closure}}}}");
        assert!(depends_on_the_engine(&path(
            "a_module_that_was_changed_is_not_run"
        )));
        assert!(!depends_on_the_engine(&path(
            "a_module_that_was_changed_is_not_run_twice"
        )));
    }
}
