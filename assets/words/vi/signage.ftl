# The signage, and the cards that stand when nobody is there.
touch_to_begin = Chạm để bắt đầu
event = Sự kiện
leaflet = Tờ rơi
group_speaks = Giới thiệu nhóm
more_on_this_screen = Có thể xem chi tiết trên màn hình này
moved = Có thay đổi
cancelled = Đã hủy
closed_days = Ngày đóng cửa sắp tới
no_closed_days = Sắp tới chưa có ngày đóng cửa
welcome = Đây là nơi như thế nào?
welcome_meet = Bạn có thể tìm “nhóm tự lực”, nơi những người có cùng trải nghiệm gặp nhau
welcome_free = Không cần tiền, cũng không cần tên
welcome_stay = Chỉ xem, hoặc chỉ ngồi nghỉ cũng không sao
notice_information = Thông báo
notice_closing = Đóng cửa, đổi giờ
notice_caution = Lưu ý
