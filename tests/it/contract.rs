//! The contract with the store: what leaves for which user, and what a reply means. The vectors
//! in `fixtures/contract` were written from the vendor's pages and not from the encoder, so that
//! both have to be wrong in the same way before a fault goes unseen.

mod conformance;
mod faults;
mod replies;
mod requests;
mod transport;
mod vectors;
