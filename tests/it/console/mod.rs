//! The staff console from outside: its pages asked for and its forms sent as a browser does.

mod away;
mod calls;
mod calendars;
mod consultations;
mod desk;
mod devices;
mod door;
mod emergency;
mod guide;
mod hand_over;
mod inquiries;
mod leaflets;
mod notices;
mod pictures;
mod playlists;
mod post;
mod register;
mod report;
mod rooms;
mod series;
mod sound;
