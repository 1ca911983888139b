# Around an emergency.
emergency = Emergency
emergency_touched = This screen cannot be used now. Please follow the staff.
emergency_since = Shown since { $time }
emergency_ask = If you need help: staff, or { $guard_room }
