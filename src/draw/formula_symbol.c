/* See formula_symbol.h. */
#include "draw/formula_symbol.h"

#include <string.h>

// clang-format off
#define SIGN(name, text, atom) {name, SYMBOL_SIGN, text, ATOM_##atom, LIMITS_NEVER, 0, FONT_MATH}
#define LETTER(name, text) {name, SYMBOL_LETTER, text, ATOM_ORD, LIMITS_NEVER, 0, FONT_MATH_ITALIC}
#define LARGE(name, text, limits) {name, SYMBOL_LARGE, text, ATOM_OP, LIMITS_##limits, 0, FONT_MATH}
#define FUNCTION(name, text, limits) \
    {name, SYMBOL_FUNCTION, text, ATOM_OP, LIMITS_##limits, 0, FONT_MATH}
#define SPACE(name, em) {name, SYMBOL_SPACE, "", ATOM_NONE, LIMITS_NEVER, em, FONT_MATH}
#define FACE(name, face) {name, SYMBOL_FACE, "", ATOM_ORD, LIMITS_NEVER, 0, face}
#define OTHER(name, kind, text) {name, SYMBOL_##kind, text, ATOM_ORD, LIMITS_NEVER, 0, FONT_MATH}

static const Symbol named[] = {
    /* Greek */
    LETTER("alpha", "α"), LETTER("beta", "β"), LETTER("gamma", "γ"), LETTER("delta", "δ"),
    LETTER("epsilon", "ϵ"), LETTER("varepsilon", "ε"), LETTER("zeta", "ζ"), LETTER("eta", "η"),
    LETTER("theta", "θ"), LETTER("vartheta", "ϑ"), LETTER("iota", "ι"), LETTER("kappa", "κ"),
    LETTER("lambda", "λ"), LETTER("mu", "μ"), LETTER("nu", "ν"), LETTER("xi", "ξ"),
    LETTER("pi", "π"), LETTER("rho", "ρ"), LETTER("sigma", "σ"), LETTER("tau", "τ"),
    LETTER("upsilon", "υ"), LETTER("phi", "ϕ"), LETTER("varphi", "φ"), LETTER("chi", "χ"),
    LETTER("psi", "ψ"), LETTER("omega", "ω"), SIGN("Gamma", "Γ", ORD), SIGN("Delta", "Δ", ORD),
    SIGN("Theta", "Θ", ORD), SIGN("Lambda", "Λ", ORD), SIGN("Xi", "Ξ", ORD), SIGN("Pi", "Π", ORD),
    SIGN("Sigma", "Σ", ORD), SIGN("Upsilon", "Υ", ORD), SIGN("Phi", "Φ", ORD),
    SIGN("Psi", "Ψ", ORD), SIGN("Omega", "Ω", ORD),
    /* signs */
    SIGN("partial", "∂", ORD), SIGN("nabla", "∇", ORD), SIGN("infty", "∞", ORD),
    SIGN("forall", "∀", ORD), SIGN("exists", "∃", ORD), SIGN("emptyset", "∅", ORD),
    SIGN("ell", "ℓ", ORD), SIGN("top", "⊤", ORD), SIGN("bot", "⊥", ORD), SIGN("prime", "′", ORD),
    SIGN("degree", "°", ORD), SIGN("checkmark", "✓", ORD), SIGN("vert", "|", ORD),
    SIGN("lvert", "|", OPEN), SIGN("rvert", "|", CLOSE), SIGN("Vert", "‖", ORD),
    SIGN("lVert", "‖", OPEN), SIGN("rVert", "‖", CLOSE), SIGN("%", "%", ORD), SIGN("$", "$", ORD),
    SIGN("#", "#", ORD), SIGN("&", "&", ORD), SIGN("_", "_", ORD), SIGN("|", "‖", ORD),
    SIGN("cdot", "·", BIN), SIGN("times", "×", BIN), SIGN("div", "÷", BIN), SIGN("pm", "±", BIN),
    SIGN("mp", "∓", BIN), SIGN("circ", "∘", BIN), SIGN("ast", "∗", BIN), SIGN("odot", "⊙", BIN),
    SIGN("oplus", "⊕", BIN), SIGN("otimes", "⊗", BIN), SIGN("cup", "∪", BIN), SIGN("cap", "∩", BIN),
    SIGN("wedge", "∧", BIN), SIGN("vee", "∨", BIN), SIGN("setminus", "∖", BIN),
    SIGN("star", "⋆", BIN), SIGN("le", "≤", REL), SIGN("leq", "≤", REL), SIGN("ge", "≥", REL),
    SIGN("geq", "≥", REL), SIGN("ne", "≠", REL), SIGN("neq", "≠", REL), SIGN("lt", "<", REL),
    SIGN("gt", ">", REL), SIGN("approx", "≈", REL), SIGN("sim", "∼", REL), SIGN("equiv", "≡", REL),
    SIGN("ll", "≪", REL), SIGN("gg", "≫", REL), SIGN("propto", "∝", REL), SIGN("in", "∈", REL),
    SIGN("notin", "∉", REL), SIGN("subset", "⊂", REL), SIGN("subseteq", "⊆", REL),
    SIGN("leftarrow", "←", REL), SIGN("gets", "←", REL), SIGN("rightarrow", "→", REL),
    SIGN("to", "→", REL), SIGN("leftrightarrow", "↔", REL), SIGN("Leftarrow", "⇐", REL),
    SIGN("Rightarrow", "⇒", REL), SIGN("Leftrightarrow", "⇔", REL), SIGN("mapsto", "↦", REL),
    SIGN("implies", "⇒", REL), SIGN("iff", "⇔", REL), SIGN("mid", "|", REL),
    SIGN("colon", ":", REL), SIGN("perp", "⊥", REL), SIGN("uparrow", "↑", REL),
    SIGN("downarrow", "↓", REL), SIGN("dots", "…", INNER), SIGN("ldots", "…", INNER),
    SIGN("cdots", "⋯", INNER), SIGN("vdots", "⋮", INNER), SIGN("ddots", "⋱", INNER),
    SIGN("{", "{", OPEN), SIGN("lbrace", "{", OPEN), SIGN("langle", "⟨", OPEN),
    SIGN("lfloor", "⌊", OPEN), SIGN("lceil", "⌈", OPEN), SIGN("}", "}", CLOSE),
    SIGN("rbrace", "}", CLOSE), SIGN("rangle", "⟩", CLOSE), SIGN("rfloor", "⌋", CLOSE),
    SIGN("rceil", "⌉", CLOSE),
    /* large ones, and functions */
    LARGE("sum", "∑", DISPLAY), LARGE("prod", "∏", DISPLAY), LARGE("int", "∫", NEVER),
    FUNCTION("exp", "exp", NEVER), FUNCTION("ln", "ln", NEVER), FUNCTION("log", "log", NEVER),
    FUNCTION("sin", "sin", NEVER), FUNCTION("cos", "cos", NEVER), FUNCTION("tan", "tan", NEVER),
    FUNCTION("sinh", "sinh", NEVER), FUNCTION("cosh", "cosh", NEVER),
    FUNCTION("tanh", "tanh", NEVER), FUNCTION("det", "det", NEVER), FUNCTION("dim", "dim", NEVER),
    FUNCTION("max", "max", DISPLAY), FUNCTION("min", "min", DISPLAY),
    FUNCTION("lim", "lim", DISPLAY), FUNCTION("sup", "sup", DISPLAY),
    FUNCTION("inf", "inf", DISPLAY), FUNCTION("argmax", "arg max", DISPLAY),
    FUNCTION("argmin", "arg min", DISPLAY), FUNCTION("arg", "arg", NEVER),
    /* spaces, in eighteenths of an em as is the custom */
    SPACE("quad", 1), SPACE("qquad", 2), SPACE(",", 3.0f / 18), SPACE(":", 4.0f / 18),
    SPACE(">", 4.0f / 18), SPACE(";", 5.0f / 18), SPACE("!", -3.0f / 18), SPACE(" ", 0.25f),
    /* above a letter */
    OTHER("hat", ACCENT, "hat"), OTHER("widehat", ACCENT, "hat"), OTHER("bar", ACCENT, "bar"),
    OTHER("overline", ACCENT, "line"), OTHER("underline", ACCENT, "underline"),
    OTHER("vec", ACCENT, "vec"), OTHER("dot", ACCENT, "dot"), OTHER("ddot", ACCENT, "ddot"),
    OTHER("tilde", ACCENT, "tilde"), OTHER("widetilde", ACCENT, "tilde"),
    /* with arguments */
    FACE("mathrm", FONT_MATH), FACE("mathbf", FONT_MATH_BOLD), FACE("boldsymbol", FONT_MATH_BOLD),
    FACE("mathit", FONT_MATH_ITALIC), OTHER("frac", FRACTION, ""), OTHER("dfrac", FRACTION, "d"),
    OTHER("tfrac", FRACTION, "t"), OTHER("sqrt", ROOT, ""), OTHER("underbrace", BRACE, "under"),
    OTHER("overbrace", BRACE, "over"), OTHER("text", TEXT, ""), OTHER("textrm", TEXT, ""),
    OTHER("operatorname", OPERATOR, ""), OTHER("left", LEFT, ""), OTHER("begin", BEGIN, ""),
    OTHER("val", VALUE, ""), OTHER("was", VALUE, "was"), OTHER("hot", HOT, ""),
};

/* What stands on a keyboard, and how it is set. */
static const Symbol typed[] = {
    SIGN("-", "−", BIN), SIGN("+", "+", BIN), SIGN("*", "∗", BIN), SIGN("=", "=", REL),
    SIGN("<", "<", REL), SIGN(">", ">", REL), SIGN(":", ":", REL), SIGN("(", "(", OPEN),
    SIGN("[", "[", OPEN), SIGN(")", ")", CLOSE), SIGN("]", "]", CLOSE), SIGN("!", "!", CLOSE),
    SIGN(",", ",", PUNCT), SIGN(";", ";", PUNCT), SIGN("’", "′", ORD),
};
// clang-format on

enum { NAMED = sizeof named / sizeof *named, TYPED = sizeof typed / sizeof *typed };

static bool same(const char *word, const char *text, size_t length) {
    return strncmp(word, text, length) == 0 && word[length] == '\0';
}

const Symbol *formula_symbol_named(const char *name, size_t length) {
    for (int i = 0; i < NAMED; i++) {
        if (same(named[i].name, name, length)) return &named[i];
    }
    return NULL;
}

static bool is_sign(const Symbol *symbol) {
    return symbol->kind == SYMBOL_SIGN || symbol->kind == SYMBOL_LETTER ||
           symbol->kind == SYMBOL_LARGE;
}

const Symbol *formula_symbol_typed(const char *character, size_t length) {
    for (int i = 0; i < TYPED; i++) {
        if (same(typed[i].name, character, length)) return &typed[i];
    }
    if (length < 2) return NULL; /* of letters and figures none is a sign */
    for (int i = 0; i < NAMED; i++) {
        if (is_sign(&named[i]) && same(named[i].text, character, length)) return &named[i];
    }
    return same("−", character, length) ? &typed[0] : NULL;
}

/* One letter more, less or other, or two of them swapped. */
static bool one_slip(const char *a, size_t n, const char *b, size_t m) {
    while (n > 0 && m > 0 && *a == *b) a++, b++, n--, m--;
    while (n > 0 && m > 0 && a[n - 1] == b[m - 1]) n--, m--;
    return (n <= 1 && m <= 1) || (n == 2 && m == 2 && a[0] == b[1] && a[1] == b[0]);
}

const char *formula_symbol_near(const char *name, size_t length) {
    if (length < 3) return NULL;
    for (int i = 0; i < NAMED; i++) {
        size_t other = strlen(named[i].name);
        if (other > 2 && one_slip(named[i].name, other, name, length)) return named[i].name;
    }
    return NULL;
}
