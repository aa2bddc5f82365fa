//! Tells the page around the widget how an import goes.

use crate::session::{Kind, Session, WidgetEvent};
use b2b_users_client::now;
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{Import, Phase};
use std::cell::RefCell;

/// What was told about one import.
pub(super) struct Told {
    session: Session,
    rows: Vec<u32>,
    past: RefCell<Past>,
}

#[derive(Default)]
struct Past {
    /// Rows that have changed since the page was told.
    changed: Vec<u32>,
    pause: Option<Pause>,
    finished: bool,
}

impl Told {
    pub(super) fn new(session: Session, rows: &[u32]) -> Self {
        Self {
            session,
            rows: rows.to_vec(),
            past: RefCell::default(),
        }
    }

    /// Tells what is new, given the rows that have changed.
    pub(super) fn tell(&self, run: &Import, changed: Vec<u32>) {
        self.past.borrow_mut().changed.extend(changed);
        if !self.session.host().is_listening() {
            return;
        }
        // Told at the end: a page that listens may look into the widget.
        for event in self.news(run) {
            self.session.host().tell(&event);
        }
    }

    fn news(&self, run: &Import) -> Vec<WidgetEvent> {
        let mut past = self.past.borrow_mut();
        let budget = self.session.budget();
        let view = run.view(now(), &budget.limiter());
        let mut news = Vec::new();
        for index in std::mem::take(&mut past.changed) {
            let index = index as usize;
            // A row that has become a user does not change any more.
            if run.row(index).is_final() {
                let row = self.rows.get(index).copied();
                let email = run.users().email(index);
                news.extend(
                    email.and_then(|email| WidgetEvent::created(row, email, run.row(index))),
                );
            }
        }
        news.push(WidgetEvent::progress(&view));
        let pause = match &view.phase {
            Phase::Paused(Pause::Asked) => None,
            Phase::Paused(pause) => Some(pause.clone()),
            _ => None,
        };
        if pause != past.pause {
            news.extend(pause.as_ref().map(|pause| self.session.paused(pause)));
            past.pause = pause;
        }
        if view.phase == Phase::Finished && !past.finished {
            past.finished = true;
            let (kind, counts) = (Kind::Many, view.counts);
            news.push(WidgetEvent::Finished { kind, counts });
        }
        news
    }
}
