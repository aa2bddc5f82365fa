//! The host's clock.

use b2b_users_core::engine::Millis;
use gloo_timers::future::TimeoutFuture;

/// Milliseconds of Unix time.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a date after 1970, in whole milliseconds"
)]
pub fn now() -> Millis {
    js_sys::Date::now() as Millis
}

/// Lets the page draw and listen before the work goes on.
pub async fn next_task() {
    TimeoutFuture::new(0).await;
}
