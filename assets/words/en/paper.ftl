# Papers: what can be had, what would come out, and what became of it.
print_this = Print this
print_numbers = Print a memo of the phone numbers
print_card = Print a card for a first visit
print_week = Print this week’s meetings
on_phone = See it on my phone
as_shown = This is exactly what comes out.
print = Print
put_away = Do not print
with_name = With the name
without_name = Without the name
without_name_note = Neither the group’s name nor its theme is printed.
gather = Put together with other groups
ungather = Take out of the set
paper_picture = The paper that comes out
paper_drawing = Preparing the paper
paper_missing = This paper cannot be made at the moment
paper_asking = Checking the printer
printing = Printing
printing_note = Please wait here until the paper comes out.
printed = Please take your paper
printed_note = If you leave it behind, other people will see it.
not_printed = It could not be printed
paper_unsure = We do not know whether the paper came out
paper_unsure_note = Please look at the printer. Part of it may have come out.
it_came = The paper came out
print_again = Try again
slips_over = You can print up to 5 papers at a time. If you need more, please ask at the 12th-floor desk.
no_printer = This terminal cannot print.
code_instead = Scan this with a smartphone camera to open a page about it.
copy_instead = Please ask at the 12th-floor desk.
close = Back to the page
cannot_print = Printing is not possible at the moment. { $why }.
nothing_came = No paper came out. { $why }.
printer_ready = The printer is ready
printer_paper_low = The printer is ready, but paper is running low
printer_paper_out = There is no paper
printer_cover_open = The printer’s cover is open
printer_offline = The printer has stopped
printer_unknown = It is not known how the printer is
tell_desk = It would help if you told the 12th-floor desk ({ $extension }).
see_gathered = See the paper of { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
