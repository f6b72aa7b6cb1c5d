//! The address of a view: canonical, short, forgiving, and the same for years.

mod golden;
mod packing;
mod properties;
mod reading;
mod support;
