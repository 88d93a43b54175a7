/* Looks at a page in a frame of a given width, as a reader on a telephone, a screen or a keyboard
 * would, and writes what is wrong with it into the document. */
'use strict';
const wrong = [];
const say = (width, what) => wrong.push(`${width} px: ${what}`);

function luminance(colour) {
    const part = (text) => {
        const value = Number(text) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    const [red, green, blue] = colour.match(/[\d.]+/g).map(part);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
}

function background(view, element) {
    for (; element; element = element.parentElement) {
        const colour = view.getComputedStyle(element).backgroundColor;
        if (!/, 0\)$/.test(colour) && colour !== 'transparent')
            return colour;
    }
    return 'rgb(255, 255, 255)';
}

function look(frame, width) {
    const page = frame.contentDocument, view = frame.contentWindow;
    const all = (selector) => [...page.querySelectorAll(selector)];
    if (page.documentElement.scrollWidth > width)
        say(width, `is ${page.documentElement.scrollWidth} wide`);
    for (const element of all('h1, h2, p, li, dt, dd, .means, .keys, figcaption, .plot, .table'))
        if (element.getBoundingClientRect().right > width + 1)
            say(width, `${element.tagName} ${element.className} sticks out`);

    /* Words of plots are large enough, inside, and not over each other. */
    for (const plot of all('svg')) {
        const edge = plot.getBoundingClientRect(), words = [...plot.querySelectorAll('text')];
        const boxes = words.map((word) => word.getBoundingClientRect());
        const name = page.getElementById(plot.getAttribute('aria-labelledby'));
        if (!name || !name.textContent.trim())
            say(width, 'a plot has no name');
        if (words.length < 4)
            say(width, `${name.textContent}: no axes`);
        boxes.forEach((box, i) => {
            const what = `${name.textContent}: "${words[i].textContent}"`;
            if (box.left < edge.left - 1 || box.right > edge.right + 1 ||
                box.bottom > edge.bottom + 1 || box.top < edge.top - 1)
                say(width, `${what} is cut off`);
            if (box.height < 11)
                say(width, `${what} is ${box.height} high`);
            for (let j = 0; j < i; j++)
                if (box.left < boxes[j].right - 1 && boxes[j].left < box.right - 1 &&
                    box.top < boxes[j].bottom - 3 && boxes[j].top < box.bottom - 3)
                    say(width, `${what} is over "${words[j].textContent}"`);
        });
    }

    /* The structure that a screen reader goes by. */
    let level = 0;
    for (const heading of all('h1, h2, h3, h4')) {
        const next = Number(heading.tagName[1]);
        if (next > level + 1)
            say(width, `${heading.textContent} skips a level`);
        level = next;
    }
    if (all('h1').length !== 1 || !page.title || page.documentElement.lang !== 'nl')
        say(width, 'there is no title, language or one h1');
    for (const table of all('table'))
        if (!table.caption || !table.querySelector('thead th[scope=col]') ||
            !table.querySelector('tbody th[scope=row]'))
            say(width, 'a table has no caption or headings');
    for (const section of all('section, [role=region], [role=group]'))
        if (!section.getAttribute('aria-label') &&
            !page.getElementById(section.getAttribute('aria-labelledby')))
            say(width, 'a section has no name');
    const ids = all('[id]').map((element) => element.id);
    if (new Set(ids).size !== ids.length)
        say(width, 'an id is there twice');

    /* The keyboard: the skip link is first and shows itself, what scrolls can be reached. */
    const stops = all('a[href], button, input, select, [tabindex="0"]');
    stops[0].focus();
    if (stops[0].getAttribute('href') !== '#inhoud' || page.activeElement !== stops[0] ||
        stops[0].getBoundingClientRect().left < 0)
        say(width, 'there is no skip link');
    for (const element of all('.plot, .table')) {
        element.focus();
        if (page.activeElement !== element)
            say(width, `${element.className} cannot be reached`);
    }

    for (const element of all('body, p, dt, dd, li, th, td, figcaption, caption, footer')) {
        const ratio = contrast(view.getComputedStyle(element).color, background(view, element));
        if (ratio < 4.5)
            say(width, `${element.tagName} has a contrast of ${ratio.toFixed(1)}`);
    }
    for (const bar of all('.bar')) {
        const ratio = contrast(view.getComputedStyle(bar).fill, background(view, bar));
        if (ratio < 3)
            say(width, `a bar has a contrast of ${ratio.toFixed(1)}`);
    }

    if (all('script, link, img, iframe, object, embed, [onclick], [onload]').length ||
        view.performance.getEntriesByType('resource').length)
        say(width, 'the page loads or runs something');
    return all('svg').length;
}

function start(html, widths) {
    const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    let plots = 0, waiting = widths.length;
    for (const width of widths) {
        const frame = document.createElement('iframe');
        frame.style.cssText = `width:${width}px;height:800px;border:0;display:block`;
        frame.onload = () => {
            plots = look(frame, width);
            if (--waiting)
                return;
            const result = document.createElement('pre');
            result.textContent = `LOOKED ${scheme} ${plots} plots\n` +
                [...new Set(wrong)].map((line) => `WRONG ${line}\n`).join('');
            document.body.replaceChildren(result);
        };
        frame.srcdoc = html;
        document.body.append(frame);
    }
}
