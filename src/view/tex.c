/* See tex.h. */
#include "view/tex.h"

#include <stdio.h>
#include <string.h>

/* "x1^2" as "x_1^2", "sin(x1)" as "\sin x_1". */
static void feature_tex(const char *text, char tex[64]) {
    size_t n = 0;
    const char *from = text;
    if (strncmp(from, "sin(", 4) == 0) {
        n = (size_t)snprintf(tex, 64, "\\sin ");
        from += 4;
    }
    for (; *from && n + 8 < 64; from++) {
        if (*from == ')') continue;
        if (*from == '*') {
            tex[n++] = ' ';
            continue;
        }
        tex[n++] = *from;
        if (from[0] != 'x' || from[1] < '0' || from[1] > '9') continue;
        n += (size_t)snprintf(tex + n, 64 - n, "_{%d", from[1] - '0');
        from++;
        if (from[1] >= '0' && from[1] <= '9') tex[n++] = *++from;
        tex[n++] = '}';
    }
    tex[n] = '\0';
}

const char *tex_unit(const Lab *lab, int layer, int unit, char tex[64]) {
    const Network *net = &lab->run->trainer.net;
    char feature[32];
    if (layer < 0)
        feature_tex(feature_text(&lab->run->features.feature[unit], feature), tex);
    else if (layer == net->layers - 1)
        snprintf(tex, 64, net->outputs > 1 ? "\\hat y_{%d}" : "\\hat y", unit + 1);
    else if (net->layers > 2)
        snprintf(tex, 64, "h^{(%d)}_{%d}", layer + 1, unit + 1);
    else
        snprintf(tex, 64, "h_{%d}", unit + 1);
    return tex;
}

int tex_place(const Network *net, int index, int *to, int *from) {
    int l = net->layers - 1;
    while (l > 0 && index < net->layer[l].w) l--;
    const Layer *layer = &net->layer[l];
    bool bias = index >= layer->b;
    *to = bias ? (index - layer->b) % layer->to : (index - layer->w) / layer->from % layer->to;
    *from = bias ? -1 : (index - layer->w) % layer->from;
    return l;
}

const char *tex_weight(const Network *net, int index, char tex[64]) {
    static const char letters[] = "wvu";
    int to, from, l = tex_place(net, index, &to, &from);
    bool many = net->layers > 3, one = net->layer[l].to == 1;
    char above[24] = "", letter = many ? 'w' : letters[l];
    if (many || (from < 0 && net->layers > 1)) snprintf(above, sizeof above, "^{%d}", l + 1);
    if (from < 0 && one)
        snprintf(tex, 64, "b%s", above);
    else if (from < 0)
        snprintf(tex, 64, "b%s_{%d}", above, to + 1);
    else if (one)
        snprintf(tex, 64, "%c%s_{%d}", letter, above, from + 1);
    else
        snprintf(tex, 64, "%c%s_{%d%s%d}", letter, above, to + 1, to > 8 || from > 8 ? "," : "",
                 from + 1);
    return tex;
}
