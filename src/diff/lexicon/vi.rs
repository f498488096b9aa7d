//! Word lists of Vietnamese, whose written words are single syllables.

use super::{Lexicon, Lists};
use crate::model::ChangeClass;

pub(super) static LEXICON: Lexicon = Lexicon::of(Lists {
    numbers: &[
        "ba", "bảy", "bẩy", "bốn", "chín", "chục", "hai", "lăm", "mươi", "mười", "mốt", "một", "nghìn", "ngàn", "nhì",
        "nhất", "năm", "nửa", "rưỡi", "sáu", "triệu", "trăm", "tá", "tám", "tư", "tỉ", "tỷ", "vạn", "đôi",
    ],
    units: &[
        "bảng", "cm", "cân", "dặm", "euro", "gam", "giây", "giờ", "héc-ta", "hécta", "kg", "kilômét", "km", "ký",
        "lít", "mm", "mét", "ngày", "phút", "phần", "phần-trăm", "rúp", "tháng", "tiếng", "tuần", "tạ", "tấn", "usd",
        "yến", "đô", "đô-la", "đồng", "độ",
    ],
    times: &["chiều", "hạ", "khuya", "mai", "qua", "sáng", "thu", "thứ", "trưa", "tối", "xuân", "đêm", "đông"],
    day_openers: &["thứ", "Thứ"],
    dated: &["giờ", "tháng"],
    negations: &["chưa", "chả", "chẳng", "chớ", "không", "đừng"],
    modality: &["chắc", "cần", "khả", "lẽ", "nghi", "nên", "phải", "sẽ"],
    attribution: &["khai", "khẳng", "nói", "theo", "thú", "thừa", "tuyên", "tố", "viết"],
    phrases: &[
        ("cho biết", ChangeClass::Attribution),
        ("cho hay", ChangeClass::Attribution),
        ("cho rằng", ChangeClass::Attribution),
        ("cáo buộc", ChangeClass::Modality),
        ("có lẽ", ChangeClass::Modality),
        ("có thể", ChangeClass::Modality),
        ("phủ nhận", ChangeClass::Attribution),
        ("thừa nhận", ChangeClass::Attribution),
        ("được cho", ChangeClass::Modality),
    ],
    titles: &["anh", "bà", "bác", "chị", "cô", "giáo", "tiến", "ông"],
    openers: &[
        "bên", "bởi", "cho", "chỉ", "các", "còn", "cùng", "cũng", "cả", "của", "do", "dù", "dưới", "giữa", "gần",
        "hay", "hiện", "hoặc", "hôm", "khi", "kia", "là", "lúc", "mà", "mặc", "mọi", "mỗi", "một", "nay", "ngoài",
        "nhiều", "như", "nhưng", "nhờ", "những", "này", "năm", "nếu", "phía", "sau", "sẽ", "theo", "thì", "trong",
        "trên", "trước", "tuy", "tại", "tới", "từ", "và", "vài", "vào", "vì", "vẫn", "về", "với", "ít", "đang", "đây",
        "đã", "đó", "đến", "để", "ở",
    ],
    ..Lists::NONE
});
