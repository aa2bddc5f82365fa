//! The form, one state at a time.

use b2b_users_core::check::check_email;
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{End, Phase, RowState, Stage};
use b2b_users_core::lookup::Candidate;
use b2b_users_core::outcome::{Doubt, Evidence, Refusal};
use b2b_users_core::user::CompanyId;
use b2b_users_flow::{Ended, FormAction, FormFlow, Progress, Submission, Typed};

pub(crate) fn candidate(address: &str) -> Candidate {
    Candidate {
        email: check_email(address).0.unwrap(),
        company_id: CompanyId::new(42).unwrap(),
        admin: false,
    }
}

/// All is well, but the store has to be asked about the address.
fn unknown(candidate: &Candidate) -> Typed {
    Typed {
        unknown: Some(candidate.clone()),
        ..sound()
    }
}

pub(crate) fn sound() -> Typed {
    Typed {
        is_user: true,
        has_errors: false,
        has_login: true,
        unknown: None,
    }
}

fn created() -> RowState {
    RowState::Closed(End::Created {
        user_id: None,
        evidence: Evidence::Response,
    })
}

/// A form whose user is on the way.
fn sending() -> FormFlow {
    let mut form = FormFlow::default();
    form.submit(&sound(), || true);
    form
}

#[test]
fn what_stands_in_the_way_is_shown_in_this_order() {
    let errors = Typed {
        has_errors: true,
        has_login: false,
        ..sound()
    };
    let stranger = Typed {
        has_login: false,
        ..sound()
    };
    let table = [
        (
            Typed::default(),
            Some(FormAction::ShowErrors),
            Submission::Incomplete,
        ),
        (errors, Some(FormAction::ShowErrors), Submission::Incomplete),
        (stranger, Some(FormAction::ShowLogin), Submission::NoToken),
    ];
    for (typed, action, submission) in table {
        let mut form = FormFlow::default();
        let asked = || unreachable!("the page is asked about what can be sent alone");
        assert_eq!(form.submit(&typed, asked), action);
        assert_eq!(form.submission(), &submission);
        assert!(!form.is_busy());
    }
}

#[test]
fn the_page_around_it_may_keep_a_user_from_being_created() {
    let mut form = FormFlow::default();
    assert_eq!(form.submit(&sound(), || false), None);
    assert_eq!(form.submission(), &Submission::Prevented);
    assert_eq!(form.submit(&sound(), || true), Some(FormAction::Create));
}

#[test]
fn a_form_on_its_way_is_not_sent_twice() {
    let mut form = sending();
    let waiting = Phase::Waiting { until: 9 };
    let settling = Phase::Settling { until: 9 };
    for phase in [Phase::Running, waiting, settling, Phase::Stopping] {
        form.observe(&phase, None, false, true);
        assert!(form.is_busy(), "{phase:?}");
        assert_eq!(form.submit(&sound(), || true), None, "{phase:?}");
    }
}

#[test]
fn an_unknown_address_is_asked_about_first_and_the_form_is_sent_when_the_look_is_over() {
    let mut form = FormFlow::default();
    let ada = candidate("ada@example.com");
    assert_eq!(
        form.submit(&unknown(&ada), || true),
        Some(FormAction::LookUp(ada.clone()))
    );
    assert_eq!(form.submission(), &Submission::Asking);
    assert!(form.end_look(&ada));
    assert_eq!(form.send(&sound(), || true), Some(FormAction::Create));
}

#[test]
fn a_look_that_the_form_waits_for_is_the_one_that_leaving_the_address_began() {
    let mut form = FormFlow::default();
    let ada = candidate("ada@example.com");
    assert_eq!(
        form.look_up(ada.clone()),
        Some(FormAction::LookUp(ada.clone()))
    );
    assert_eq!(form.submit(&unknown(&ada), || true), None);
    assert_eq!(form.submission(), &Submission::Asking);
    assert!(form.end_look(&ada));
}

#[test]
fn leaving_fields_asks_once_and_does_not_keep_a_form_from_being_sent() {
    let mut form = FormFlow::default();
    let ada = candidate("ada@example.com");
    form.submit(&unknown(&ada), || true);
    assert_eq!(form.look_up(ada.clone()), None);
    assert!(form.end_look(&ada), "the form still waits");
}

#[test]
fn the_end_of_a_look_about_another_address_sends_nothing() {
    let mut form = FormFlow::default();
    let (ada, bob) = (candidate("ada@example.com"), candidate("bob@example.com"));
    form.look_up(ada.clone());
    form.submit(&unknown(&bob), || true);
    assert!(!form.end_look(&ada));
    assert_eq!(form.submission(), &Submission::Asking);
    assert!(form.end_look(&bob));
}

#[test]
fn another_address_takes_back_a_press_that_still_waits() {
    let mut form = FormFlow::default();
    let ada = candidate("ada@example.com");
    form.submit(&unknown(&ada), || true);
    form.type_email();
    assert_eq!(form.submission(), &Submission::Editing);
    assert!(
        !form.end_look(&ada),
        "nothing is sent for an address that was not confirmed"
    );
}

#[test]
fn a_part_that_cannot_be_loaded_and_a_login_that_goes_meanwhile_send_nothing() {
    let mut form = sending();
    form.fail_to_load();
    assert_eq!(form.submission(), &Submission::Unloaded);
    assert_eq!(form.submit(&sound(), || true), Some(FormAction::Create));
    form.lose_login();
    assert_eq!(form.submission(), &Submission::NoToken);
}

#[test]
fn the_course_of_the_import_shows() {
    let table = [
        (Phase::Running, false, Submission::Sending),
        (Phase::Running, true, Submission::Offline),
        (Phase::Waiting { until: 7 }, true, Submission::Waiting(7)),
        (Phase::Settling { until: 7 }, true, Submission::Settling(7)),
        (Phase::Stopping, false, Submission::Sending),
    ];
    for (phase, is_offline, submission) in table {
        let mut form = sending();
        let row = RowState::Open(Stage::Queued);
        let progress = form.observe(&phase, Some(&row), is_offline, true);
        assert_eq!(progress, Progress::Open);
        assert_eq!(form.submission(), &submission);
    }
}

#[test]
fn an_end_says_what_follows() {
    let refusal = Refusal::default();
    let nothing = Ended::default();
    let made = Ended {
        is_created: true,
        begins_next: true,
        ..Ended::default()
    };
    let kept = Ended {
        begins_next: false,
        ..made.clone()
    };
    let ambiguous = End::Ambiguous {
        doubt: Doubt::Taken,
        text: String::new(),
    };
    let table = [
        (created(), true, made.clone()),
        (created(), false, kept),
        (RowState::Closed(ambiguous), true, nothing.clone()),
        (
            RowState::Closed(End::Cancelled),
            true,
            Ended {
                is_cancelled: true,
                ..nothing.clone()
            },
        ),
        (
            RowState::Closed(End::Rejected(refusal.clone())),
            true,
            Ended {
                refusal: Some(refusal),
                ..nothing
            },
        ),
    ];
    for (row, is_as_sent, ended) in table {
        let mut form = sending();
        let progress = form.observe(&Phase::Finished, Some(&row), false, is_as_sent);
        assert_eq!(progress, Progress::Over(ended));
        assert_eq!(form.submission(), &Submission::Ended(row));
    }
}

#[test]
fn a_refused_login_is_renewed_before_it_shows() {
    let mut form = sending();
    let pause = Pause::SignIn("no".to_owned());
    let progress = form.observe(&Phase::Paused(pause.clone()), None, false, true);
    assert_eq!(progress, Progress::RenewLogin);
    assert_eq!(form.submission(), &Submission::Sending);
    let progress = form.refuse_login(pause.clone());
    assert_eq!(progress, Progress::Over(Ended::default()));
    assert_eq!(form.submission(), &Submission::Stopped(pause));
    assert!(!form.is_busy());
}

#[test]
fn a_user_in_doubt_is_never_dropped_so_that_a_second_could_be_sent() {
    let row = RowState::Open(Stage::Settling);
    let login = Pause::SignIn("no".to_owned());
    for (pause, progress) in [
        (Pause::Unreachable(String::new()), Progress::Open),
        (Pause::WrongAddress { status: 404 }, Progress::Open),
        (Pause::StoreError(String::new()), Progress::GiveUp),
        (Pause::Busy, Progress::GiveUp),
        (login.clone(), Progress::RenewLogin),
    ] {
        let mut form = sending();
        let phase = Phase::Paused(pause);
        assert_eq!(
            form.observe(&phase, Some(&row), false, true),
            progress,
            "{phase:?}"
        );
        assert!(form.is_busy(), "{phase:?}");
        if progress == Progress::RenewLogin {
            assert_eq!(form.refuse_login(login.clone()), Progress::GiveUp);
            assert!(form.is_busy());
        }
    }
}

#[test]
fn another_pause_shows_and_the_form_can_be_sent_again() {
    let mut form = sending();
    let progress = form.observe(&Phase::Paused(Pause::Busy), None, false, true);
    assert_eq!(progress, Progress::Over(Ended::default()));
    assert_eq!(form.submit(&sound(), || true), Some(FormAction::Create));
}

#[test]
fn typing_another_address_forgets_an_outcome_but_not_a_doubt() {
    let doubtful = |doubt| {
        RowState::Closed(End::Ambiguous {
            doubt,
            text: String::new(),
        })
    };
    for (row, is_forgotten) in [
        (created(), true),
        (doubtful(Doubt::Taken), true),
        (doubtful(Doubt::Timeout), false),
    ] {
        let mut form = sending();
        form.observe(&Phase::Finished, Some(&row), false, true);
        assert_eq!(form.is_in_doubt(), row != created());
        form.type_email();
        assert_eq!(
            form.submission() == &Submission::Editing,
            is_forgotten,
            "{row:?}"
        );
    }
}
