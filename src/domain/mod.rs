//! Types and rules of the place: pure, total, valid by construction.
