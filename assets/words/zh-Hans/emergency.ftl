# Around an emergency.
emergency = 紧急通知
emergency_touched = 现在不能使用这个画面。请听从工作人员的引导。
emergency_since = 从{ $time }起显示
emergency_ask = 需要帮助时，请找工作人员或{ $guard_room }
