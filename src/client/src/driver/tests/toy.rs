//! An engine that does little and writes down what it hears.

use b2b_users_core::engine::{Engine, Event, Millis, RequestKey, Step};
use b2b_users_core::wire::{ApiRequest, Method};

pub(super) struct Toy {
    /// Requests to make.
    pub(super) left: u32,
    /// How many may be outstanding at a time.
    pub(super) beside: u32,
    /// Nothing leaves earlier.
    pub(super) not_before: Millis,
    pub(super) heard: Vec<&'static str>,
    granted: bool,
    paused: bool,
    outstanding: u32,
}

impl Toy {
    pub(super) const fn new(left: u32) -> Self {
        Self {
            left,
            beside: 1,
            not_before: 0,
            heard: Vec::new(),
            granted: false,
            paused: false,
            outstanding: 0,
        }
    }
}

impl Engine for Toy {
    fn next(&mut self, now: Millis) -> Step {
        if self.left == 0 && self.outstanding == 0 {
            return Step::Done;
        }
        if self.left == 0 || self.outstanding == self.beside {
            return Step::AwaitReply;
        }
        if self.paused {
            return Step::AwaitUser;
        }
        if self.not_before > now {
            return Step::WaitUntil(self.not_before);
        }
        if !std::mem::take(&mut self.granted) {
            return Step::Grant;
        }
        self.outstanding += 1;
        let request = ApiRequest {
            method: Method::Get,
            path: "/".to_owned(),
            body: None,
        };
        let step = Step::Send(RequestKey::lookup(0, self.left), request);
        self.left -= 1;
        step
    }

    fn on(&mut self, event: Event, _: Millis) {
        self.heard.push(match event {
            Event::Granted => {
                self.granted = true;
                return;
            }
            Event::Reply(..) => {
                self.outstanding -= 1;
                "reply"
            }
            Event::Pause => {
                self.paused = true;
                "pause"
            }
            Event::Resume => {
                self.paused = false;
                "resume"
            }
            Event::Cancel => {
                self.left = 0;
                "cancel"
            }
            Event::GiveUp => {
                self.left = 0;
                "give up"
            }
            Event::Online => {
                self.not_before = 0;
                "online"
            }
            _ => "",
        });
    }
}
