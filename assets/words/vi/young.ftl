# The page for children and young people, and the door to it.
young = Trẻ em và bạn trẻ
young_sub = Đến một mình cũng được
young_lead = Chúng tôi không hỏi tên. Bạn xem gì không được lưu lại.
young_hide = Không muốn ai thấy thì bấm “Ẩn màn hình”.
young_lines = Nơi nói chuyện được ngay
young_more_lines = Những nơi khác
young_danger = Khi nguy hiểm đến tính mạng: 119 (cấp cứu), 110 (cảnh sát)
young_groups = Nhóm cùng lứa tuổi
young_no_groups = Hiện chưa tìm thấy nhóm cho bạn trẻ. Người ở tầng 12 sẽ cùng tìm.
young_write = Viết để hỏi
young_write_slow = Không ai đọc được ngay.
young_write_law = Khi có nguy hiểm, có thể sẽ báo cho người lớn.
young_write_do = Viết để hỏi
young_people = Người lớn ở đây
young_leaflets = Xem tờ rơi
young_kana = Đọc bằng tiếng Nhật dễ
