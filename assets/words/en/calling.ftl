# Calling staff without a sound, and what is honest to say of it.
call_staff = Call staff
call_sub = Without a sound
call_how = This tells the staff on the 12th floor without a sound. Nobody asks why.
call_kept = Calls are not counted. It disappears when staff answer, or after 5 minutes.
call_press = Call quietly
call_asking = Telling them now
call_heard = It has reached the 12th floor. Please wait until staff notice.
call_coming = Staff are coming
call_coming_note = Please wait here.
call_unanswered = Nobody has noticed yet. Please call a number below.
call_unheard = The 12th floor could not be reached. Assume that nobody heard. Please call a number below.
call_not_staffed = No staff are on the 12th floor at this hour. Please call a number below.
call_unsure = It is not known just now whether staff are there. Please call a number below.
call_by_phone = By phone, or people nearby
call_by_card = If you would rather not speak, you can show a paper.
