# Around an emergency.
emergency = 緊急通知
emergency_touched = 現在無法使用這個畫面。請依照工作人員的引導。
emergency_since = 從{ $time }起顯示
emergency_ask = 需要協助時，請找工作人員或{ $guard_room }
