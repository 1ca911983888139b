//! What readers of a database keep between their transactions: what took long to work out, with the place it stands at.

use std::{
    any::{Any, TypeId},
    collections::BTreeMap,
};

/// One value of each type.
#[derive(Default)]
pub struct Memory(BTreeMap<TypeId, Box<dyn Any + Send>>);

impl Memory {
    /// Takes what was left of this type: whoever fails on the way leaves nothing half done behind.
    pub fn take<T: Any>(&mut self) -> Option<T> {
        self.0.remove(&TypeId::of::<T>())?.downcast().ok().map(|it| *it)
    }

    /// Leaves it to the next reader.
    pub fn put<T: Any + Send>(&mut self, it: T) {
        self.0.insert(TypeId::of::<T>(), Box::new(it));
    }
}
