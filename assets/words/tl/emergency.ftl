# The emergency notice.
emergency = Emergency
emergency_touched = Hindi magagamit ang screen na ito ngayon. Sundin po ang gabay ng staff.
emergency_since = Nakapaskil mula { $time }
emergency_ask = Kung kailangan ninyo ng tulong: sa staff o sa { $guard_room }
