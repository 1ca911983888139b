# The signage, and the cards that stand when nobody is there.
touch_to_begin = Touch to begin
event = Event
leaflet = Leaflet
group_speaks = A group introduces itself
more_on_this_screen = You can see more on this screen
moved = There is a change
cancelled = Cancelled
closed_days = Coming closed days
no_closed_days = No closed days for a while
welcome = What is this place?
welcome_meet = You can look for self-help groups, where people with the same experience meet
welcome_free = It costs nothing, and nobody asks your name
welcome_stay = You may just look, or just sit and rest
notice_information = Notice
notice_closing = Closed days and changed hours
notice_caution = Please note
