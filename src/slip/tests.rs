//! Papers looked at as a person, a camera and a printer look at them.

mod looks;
mod printing;

use crate::domain::text::Lang;

use super::{
    faces::Faces,
    measure::{Print, Roll},
    paper,
    raster::Raster,
};
use crate::domain::slip::sample;

fn faces() -> Faces {
    Faces::new().unwrap()
}

fn drawn(kind: &str, lang: Lang, roll: Roll, print: Print) -> Raster {
    paper::draw(&sample::slip(kind, lang), &faces(), roll, print).unwrap()
}
