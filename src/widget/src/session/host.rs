//! The page around a widget.

use super::{Events, WidgetEvent};
use crate::state::{State, Stored};
use crate::ui::follow;
use std::cell::Cell;

/// The page around a widget: it is told what happens, and waits for what is being sent. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Host {
    events: Stored<Events>,
    /// How many forms and files are being sent or have results to read.
    busy: State<u32>,
}

impl Host {
    /// A page that is told these events, and has in this number how many forms and files are being sent or
    /// have results to read.
    pub(crate) const fn new(events: Stored<Events>, busy: State<u32>) -> Self {
        Self { events, busy }
    }

    /// A page that hears of nothing and waits for nothing.
    pub(super) fn silent() -> Self {
        Self::new(Stored::new(Events::default()), State::new(0))
    }

    /// Tells it what happened. False if the widget must not go on.
    pub(crate) fn tell(self, event: &WidgetEvent) -> bool {
        // It may end the widget, and the events with it, while it is told.
        self.events.get().tell(event)
    }

    /// Whether it listens.
    pub(crate) fn is_listening(self) -> bool {
        self.events.with(Events::are_heard)
    }

    /// Notes whether a form or a file is being sent, or has an end that is yet to be read, and follows that.
    pub(crate) fn note_busy(self, is_sending: impl Fn() -> bool + 'static) {
        let noted = Cell::new(false);
        follow(move || {
            let sending = is_sending();
            if noted.replace(sending) != sending {
                self.busy.update(|busy| {
                    *busy = if sending {
                        *busy + 1
                    } else {
                        busy.saturating_sub(1)
                    };
                });
            }
        });
    }
}
