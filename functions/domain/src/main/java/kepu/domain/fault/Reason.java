package kepu.domain.fault;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Every reason Kepu has to say no: a stable code, the kind of refusal, and what to tell a person in Chinese and English. */
public enum Reason {
    // What was sent cannot be understood.
    MALFORMED(Kind.MALFORMED, "请求格式有误：{0}", "The request is malformed: {0}"),
    UNKNOWN_FIELD(Kind.MALFORMED, "不认识的字段：{0}", "Unknown field: {0}"),
    WRONG_TYPE(Kind.MALFORMED, "字段“{0}”的类型应为 {1}", "Field {0} must be {1}"),
    TOO_LARGE(Kind.TOO_LARGE, "内容过大，最多 {0} 字节", "Too large: at most {0} bytes"),
    UNSUPPORTED_TYPE(Kind.UNSUPPORTED, "请以 application/json 提交", "Send it as application/json"),
    // Who asks.
    UNAUTHENTICATED(Kind.UNAUTHENTICATED, "请先登录", "Please log in first"),
    TOKEN_EXPIRED(Kind.UNAUTHENTICATED, "登录已过期，请重新登录", "Your session has expired; please log in again"),
    TOKEN_INVALID(Kind.UNAUTHENTICATED, "登录凭证无效", "The access token is not valid"),
    BAD_CREDENTIALS(Kind.UNAUTHENTICATED, "手机号或密码不正确", "Phone number or password is wrong"),
    DEVICE_UNKNOWN(
            Kind.UNAUTHENTICATED, "此设备未登录或已超过 30 天", "This device is not remembered, or not for the last 30 days"),
    TOO_MANY_ATTEMPTS(Kind.TOO_MANY, "尝试次数过多，请 {0} 分钟后再试", "Too many attempts; try again in {0} minutes"),
    FORBIDDEN(Kind.FORBIDDEN, "您没有此项权限", "You are not allowed to do this"),
    OWN_ACTIVITY(Kind.FORBIDDEN, "不能审核自己填报的活动", "You cannot decide on what you submitted yourself"),
    NOT_YOUR_LINK(Kind.FORBIDDEN, "此审核链接属于另一位审核员，请用其本人账号登录后办理", "This review link belongs to another reviewer"),
    FORM_EXPIRED(Kind.FORBIDDEN, "页面已过期，请重新打开审核链接再作决定", "This form is out of date; open the link again"),
    OTHER_CHANNEL(Kind.FORBIDDEN, "该活动不属于您的渠道", "This activity belongs to another channel"),
    // What is not there.
    NO_SUCH_ROUTE(Kind.NOT_FOUND, "没有这个地址", "There is nothing at this address"),
    NO_SUCH_ACTIVITY(Kind.NOT_FOUND, "没有这个活动", "No such activity"),
    NO_SUCH_ORGANIZATION(Kind.NOT_FOUND, "组织库中没有这个单位", "No such organization"),
    NO_SUCH_EDITION(Kind.NOT_FOUND, "没有这一届", "No such edition"),
    NO_SUCH_REVIEW(Kind.NOT_FOUND, "没有这个审核任务", "No such review"),
    NO_SUCH_LINK(Kind.NOT_FOUND, "审核链接无效，请从通知邮件重新打开", "This review link is not valid; open it again from the mail"),
    NO_SUCH_MEDIUM(Kind.NOT_FOUND, "没有这个文件", "No such medium"),
    NO_SUCH_EXECUTION(Kind.NOT_FOUND, "没有这个执行记录", "No such execution"),
    NO_SUCH_RECOMMENDATION(Kind.NOT_FOUND, "该活动未被推荐", "This activity is not recommended"),
    // What clashes with how things stand.
    PRECONDITION_REQUIRED(Kind.PRECONDITION_REQUIRED, "请带上 If-Match 版本号", "Send If-Match with the version you edited"),
    STALE_VERSION(
            Kind.PRECONDITION_FAILED,
            "内容已在别处修改，请先查看最新版本",
            "It was changed elsewhere; look at the newest version first"),
    STALE(Kind.CONFLICT, "您看到的是第 {0} 版，现在审核的是第 {1} 版，请重新查看", "You saw revision {0}; revision {1} is under review now"),
    BUSY(Kind.CONFLICT, "有人正在同时操作，请重试", "Somebody else is changing this right now; try again"),
    NOT_EDITABLE(Kind.CONFLICT, "“{0}”状态下不能修改，请先撤回", "Cannot be edited while {0}; withdraw it first"),
    NOT_SUBMITTABLE(Kind.CONFLICT, "“{0}”状态下不能提交", "Cannot be submitted while {0}"),
    NOT_WITHDRAWABLE(Kind.CONFLICT, "“{0}”状态下不能撤回", "Cannot be withdrawn while {0}"),
    NOTHING_CHANGED(Kind.CONFLICT, "与已提交的版本相同，没有需要审核的修改", "Nothing differs from what was submitted"),
    WINDOW_CLOSED(
            Kind.CONFLICT,
            "不在填报时间内（{0} 至 {1}），草稿已保留",
            "Outside the submission window ({0} to {1}); your draft is kept"),
    NOT_OPEN(Kind.CONFLICT, "这项审核已经结束：{0}", "This review is not open any more. {0}"),
    VERDICT_NOT_OFFERED(Kind.CONFLICT, "本级不能作出“{0}”", "This level cannot decide {0}"),
    ALREADY_RECOMMENDED(Kind.CONFLICT, "该活动已推荐", "Already recommended"),
    NOT_APPROVED(Kind.CONFLICT, "只有已通过的活动才可推优", "Only an approved activity can be recommended"),
    QUOTA_EXHAUSTED(Kind.CONFLICT, "名额已用完", "No places are left"),
    BELOW_TAKEN(Kind.CONFLICT, "名额不能少于已推荐的 {0} 项", "Places cannot fall below the {0} already taken"),
    KEY_REUSED(Kind.CONFLICT, "同一 Idempotency-Key 已用于另一内容", "This Idempotency-Key was used for something else"),
    NOT_UPLOADED(Kind.CONFLICT, "文件尚未上传完成", "The file has not been uploaded yet"),
    // What a form or file lacks.
    INVALID(Kind.INVALID, "有 {0} 处需要修改", "{0} things need mending"),
    MISSING(Kind.INVALID, "必填", "Required"),
    TOO_LONG(Kind.INVALID, "最多 {0} 字，现为 {1} 字", "At most {0} characters, now {1}"),
    TOO_MANY(Kind.INVALID, "最多 {0} 项", "At most {0} entries"),
    NOT_A_TIME(Kind.INVALID, "不是有效的时间", "Not a valid time"),
    NOT_IN_FUTURE(Kind.INVALID, "活动开始时间须晚于填报时间", "It must begin after it is submitted"),
    ENDS_BEFORE_START(Kind.INVALID, "结束时间早于开始时间", "It ends before it begins"),
    OUTSIDE_EDITION(Kind.INVALID, "活动日期须在 {0} 至 {1} 之间", "It must take place between {0} and {1}"),
    UNKNOWN_REGION(Kind.INVALID, "没有这个地区", "No such region"),
    UNKNOWN_CHOICE(Kind.INVALID, "可选：{0}", "Choose one of {0}"),
    NOT_SELECTED(Kind.INVALID, "归口单位须从联想结果中点选", "Choose the responsible organization from the suggestions"),
    CONTROL_CHARACTER(Kind.INVALID, "含有不可见的控制字符", "Contains control characters"),
    NOT_A_PHONE(Kind.INVALID, "请填写可联系的电话号码", "Give a phone number that can be called"),
    SCIENTISTS_OR_FIELD(Kind.INVALID, "请填写参与的科技工作者（不超过 3 人），或写明专业方向", "Name up to three scientists, or their field"),
    REASON_REQUIRED(Kind.INVALID, "请填写原因", "Give a reason"),
    NOT_AN_IMAGE(Kind.INVALID, "文件不是可用的 JPEG、PNG 或 WebP 图片", "The file is not a usable JPEG, PNG or WebP image"),
    WRONG_TYPE_OF_FILE(Kind.INVALID, "文件实际是 {0}，与声明的 {1} 不符", "The file is {0}, not {1} as declared"),
    WRONG_SIZE(Kind.INVALID, "文件实际 {0} 字节，与声明的 {1} 字节不符", "The file has {0} bytes, not {1} as declared"),
    TOO_MANY_PIXELS(Kind.INVALID, "图片像素过多，最长边不超过 {0}", "Too many pixels: at most {0} on the longest side");

    /** How a refusal is answered, whatever its reason. */
    public enum Kind {
        MALFORMED,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        PRECONDITION_FAILED,
        PRECONDITION_REQUIRED,
        TOO_LARGE,
        UNSUPPORTED,
        INVALID,
        TOO_MANY
    }

    private final Kind kind;
    private final String chinese;
    private final String english;

    Reason(Kind kind, String chinese, String english) {
        this.kind = kind;
        this.chinese = chinese;
        this.english = english;
    }

    public Kind kind() {
        return kind;
    }

    /** What to tell a person in Chinese; {@code about} fills the places of the text, {@link Words} in its language. */
    public String chinese(Object... about) {
        return fill(chinese, Words::chinese, about);
    }

    /** What to tell a person in English; {@code about} fills the places of the text, {@link Words} in its language. */
    public String english(Object... about) {
        return fill(english, Words::english, about);
    }

    /** The refusal to throw, told with what it is about. */
    public Refusal refuse(Object... about) {
        return new Refusal(this, List.of(about), List.of());
    }

    /** One fault of a form, at this field, by this rule (such as {@code R-50}). */
    public Fault at(String field, String rule, Object... about) {
        return new Fault(field, this, rule, List.of(about));
    }

    private static String fill(String text, Function<Words, String> language, Object... about) {
        Object[] words = new Object[about.length];
        for (int i = 0; i < about.length; i++) {
            words[i] = about[i] instanceof Words both ? language.apply(both) : String.valueOf(about[i]);
        }
        return new MessageFormat(text, Locale.ROOT).format(words);
    }
}
