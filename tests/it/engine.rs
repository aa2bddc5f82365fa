//! The engines of core against the real proxy and the real sandbox, over HTTP on loopback. No
//! browser, and no waiting: where an engine waits, the clock of engine and store is moved.

mod ahead;
mod budget;
mod client;
mod crowd;
mod failures;
mod matrix;
mod mixing;
mod preflight;
mod scene;
mod six_ways;
mod store;
mod truth;
mod way;
