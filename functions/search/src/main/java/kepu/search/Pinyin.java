package kepu.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;

/** How names are spoken; by phrases, so that 重庆 is chong qing. Only functions with that library may. */
public final class Pinyin {
    private Pinyin() {}

    /** The syllables, parted by blanks; what is not Chinese stands as it is. */
    public static String of(String text) {
        return PinyinHelper.toPinyin(text.strip(), PinyinStyleEnum.NORMAL);
    }
}
